package dev.parley.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.talk.CallEvent;
import dev.parley.talk.Speaker;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What has to hold in every call, after every event of it. */
final class SimulatedRules {
    /** The longest wait for a caller, for the ear, and for the mind and a voice, one after the other. */
    private static final long LONGEST_SILENCE = 7000 + 6000 + 1500 + 900 + 600;

    private final long seed;
    private final SimulatedWorld world;
    private final SimulatedMouth mouth;
    private final List<CallEvent> facts = new ArrayList<>();
    private final Map<String, String> slots = new HashMap<>();
    private long answeredAt;
    private long soundAt;
    private boolean ducked;
    private int utterances;
    private boolean afterTheEnd;

    SimulatedRules(long seed, SimulatedWorld world, SimulatedMouth mouth) {
        this.seed = seed;
        this.world = world;
        this.mouth = mouth;
    }

    /** When by the world's clock it is {@code time} by the call's. */
    long worldTime(long time) {
        return answeredAt + time;
    }

    void heard(boolean voiced) {
        if (voiced || mouth.isSounding()) {
            soundAt = world.now();
        }
    }

    void ducked(boolean now) {
        ducked = now;
    }

    void known(String slot, String value) {
        slots.put(slot, value);
    }

    void told(CallEvent fact) {
        facts.add(fact);
        if (fact instanceof CallEvent.Answered) {
            answeredAt = world.now();
            soundAt = world.now();
        }
        if (fact instanceof CallEvent.SlotFilled slot) {
            known(slot.slot(), slot.value());
        }
    }

    /** One step by itself. */
    void advanced(Conversation before, Happening happening, Advance advance) {
        var memory = advance.conversation().memory();
        must(memory.epoch() >= before.memory().epoch(), "no epoch comes back", happening);
        must(!afterTheEnd || advance.commands().isEmpty(), "nothing happens after the end", happening);
        for (var command : advance.commands()) {
            if (command instanceof Command.Say(int utterance, String words)) {
                must(utterance == ++utterances, "utterances are numbered one by one", happening);
                must(!words.isBlank(), "something is said", happening);
            }
        }
        afterTheEnd = advance.conversation().state() instanceof State.Ended;
    }

    /** A step and all its commands. */
    void settled(Conversation now) {
        switch (now.state()) {
            case State.Listening ignored -> silent(now);
            case State.CallerSpeaking ignored -> silent(now);
            case State.MaybeEnd ignored -> silent(now);
            case State.Thinking ignored ->
                must(mouth.pending().stream().allMatch(VirtualCall.PHRASES.filler()::equals), "only a filler", now);
            case State.HandedOver ignored -> silent(now);
            case State.Ended ignored -> silent(now);
            case State.Ringing ignored -> {}
            case State.Speaking speaking ->
                must(speaking.queue().size() <= mouth.pending().size() + 1, "what is to be heard is being said", now);
            case State.Ducked ignored -> {}
            case State.HandingOver ignored -> soundAt = world.now();
            case State.Closing ignored -> {}
        }
        must(!ducked || now.state() instanceof State.Ducked, "at full voice unless something sounds over it", now);
        must(
                now.state() instanceof State.Ringing
                        || now.state() instanceof State.HandedOver
                        || now.state() instanceof State.Ended
                        || world.now() - soundAt <= LONGEST_SILENCE,
                "never dead air",
                now);
    }

    void atTheEnd(Conversation last) {
        must(last.state() instanceof State.Ended, "every call ends", last);
        var ends = facts.stream().filter(CallEvent.Ended.class::isInstance).toList();
        must(ends.size() == 1 && facts.getLast() instanceof CallEvent.Ended, "it ends once, last of all", facts);
        var end = (CallEvent.Ended) facts.getLast();
        must(slots.entrySet().containsAll(end.slots().entrySet()), "what is known was told", end);
        assertThat(words(Speaker.CALLER))
                .as("seed %d: told and remembered", seed)
                .containsAll(remembered(last, Speaker.CALLER));
        heardOnce(last);
    }

    /** What the agent is remembered to have said was played, and whatever was played to its end is remembered. */
    private void heardOnce(Conversation last) {
        var said = count(remembered(last, Speaker.AGENT));
        var played = new HashMap<String, Integer>();
        var whole = new ArrayList<String>();
        for (var piece : mouth.played()) {
            count(List.of(piece.words())).forEach((word, n) -> played.merge(word, n, Integer::sum));
            if (piece.whole() && !piece.words().equals(VirtualCall.PHRASES.filler())) {
                whole.add(piece.words());
            }
        }
        mouth.pending()
                .forEach(words -> count(List.of(words)).forEach((word, n) -> played.merge(word, n, Integer::sum)));
        said.forEach(
                (word, n) -> must(n <= played.getOrDefault(word, 0), "remembered only what was played: " + word, last));
        var told = String.join(" ", words(Speaker.AGENT)) + " " + String.join(" ", briefings());
        whole.forEach(words -> must(told.contains(words), "what was heard is told: " + words + " in " + told, last));
    }

    private List<String> words(Speaker who) {
        return facts.stream()
                .filter(CallEvent.TurnTaken.class::isInstance)
                .map(CallEvent.TurnTaken.class::cast)
                .filter(turn -> turn.who() == who)
                .map(CallEvent.TurnTaken::text)
                .toList();
    }

    /** What a person was told instead of the caller. */
    private List<String> briefings() {
        return facts.stream()
                .filter(CallEvent.Briefed.class::isInstance)
                .map(fact -> ((CallEvent.Briefed) fact).text())
                .toList();
    }

    private static List<String> remembered(Conversation last, Speaker who) {
        return last.memory().dialogue().turns().stream()
                .filter(turn -> turn.who() == who)
                .map(dev.parley.talk.Turn::text)
                .toList();
    }

    private static Map<String, Integer> count(List<String> texts) {
        var counts = new HashMap<String, Integer>();
        texts.stream()
                .flatMap(text -> Arrays.stream(text.split(" ")))
                .forEach(word -> counts.merge(word, 1, Integer::sum));
        return counts;
    }

    private void silent(Conversation now) {
        must(mouth.pending().isEmpty(), "the agent is silent while the caller has the floor", now);
    }

    private void must(boolean holds, String rule, Object context) {
        if (!holds) {
            throw new AssertionError(
                    "seed " + seed + ", " + world.now() + " ms: broken rule: " + rule + "; " + context);
        }
    }
}
