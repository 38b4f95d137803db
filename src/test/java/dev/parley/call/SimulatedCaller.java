package dev.parley.call;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Somebody on the other end: answers, hesitates, talks over the agent, hums along, coughs, presses keys, talks for ever,
 * is silent, or hangs up. Keeps what they said and when, for the ear to find.
 */
final class SimulatedCaller {
    private static final int MILLIS_PER_WORD = 300;
    private static final List<String> ANSWERS = List.of(
            "Hello, I would like to invest in stocks.",
            "About fifty thousand dollars.",
            "fifty thousand",
            "I am fairly conservative.",
            "Medium term, about five years.",
            "Yes please, call me back.",
            "yes please",
            "No.",
            "My name is Anna Miller.",
            "my number is",
            "four one five five five five oh one two three",
            "I don't know, what do you mean?",
            "Say that again please.",
            "I want to talk to a person.",
            "That's wrong, I said bonds.",
            "Well, I was thinking of something like real estate and",
            "Goodbye.");
    private static final List<String> ALONGSIDE = List.of("mm-hm", "okay", "wait", "bonds", "stop it please", "", "");

    /** A word and the time in which it is spoken. */
    private record Word(String text, long from, long to) {}

    private final SimulatedWorld world;
    private final Runnable hangUp;
    private final java.util.function.Consumer<Character> press;
    private final List<Word> words = new ArrayList<>();
    private final double talksOver;
    private final boolean silent;
    private long voicedUntil;
    private long quietSince;
    private long answersAfter;

    SimulatedCaller(SimulatedWorld world, Runnable hangUp, java.util.function.Consumer<Character> press) {
        this.world = world;
        this.hangUp = hangUp;
        this.press = press;
        talksOver = world.chance(0.4) ? 0.004 : 0;
        silent = world.chance(0.05);
        answersAfter = world.delay(100, 9000);
    }

    /** Whether the next frame is voiced, with the agent speaking or not. */
    boolean speaks(boolean agentSpeaks) {
        if (agentSpeaks) {
            quietSince = world.now();
            if (world.chance(talksOver)) {
                say(world.oneOf(ALONGSIDE));
            }
        } else if (!silent && world.now() - Math.max(quietSince, voicedUntil) >= answersAfter) {
            act();
        }
        return voicedUntil > world.now() ? inWord() : world.chance(0.002);
    }

    /** What was said between two times. */
    String said(long from, long to) {
        return words.stream()
                .filter(word -> word.from() >= from - MILLIS_PER_WORD / 2 && word.to() <= to + MILLIS_PER_WORD / 2)
                .map(Word::text)
                .collect(Collectors.joining(" "));
    }

    private void act() {
        answersAfter = world.delay(150, 9000);
        int what = world.pick(100);
        if (what < 3) {
            hangUp.run();
        } else if (what < 10) {
            press.accept("0123456789*#".charAt(world.pick(12)));
            quietSince = world.now();
        } else if (what < 12) {
            talkOnAndOn();
        } else if (what < 18) {
            voicedUntil = world.now() + world.delay(40, 900);
        } else {
            say(world.oneOf(ANSWERS));
        }
    }

    private void talkOnAndOn() {
        for (int i = 0; i < 40; i++) {
            say(ANSWERS.get(3));
        }
    }

    /** Speaks after what is being said already, with a pause before some of the words. */
    private void say(String text) {
        long at = Math.max(world.now(), voicedUntil);
        for (var word : text.split(" ")) {
            at += world.chance(0.12) ? world.delay(100, 1600) : 0;
            words.add(new Word(word, at, at + MILLIS_PER_WORD));
            at += MILLIS_PER_WORD;
        }
        voicedUntil = at;
    }

    private boolean inWord() {
        for (int i = words.size() - 1; i >= 0; i--) {
            var word = words.get(i);
            if (word.from() <= world.now() && world.now() < word.to()) {
                return true;
            }
            if (word.to() < world.now()) {
                return words.getLast().to() < world.now();
            }
        }
        return true;
    }
}
