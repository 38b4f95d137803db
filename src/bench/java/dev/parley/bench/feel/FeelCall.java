package dev.parley.bench.feel;

import dev.parley.audio.Pcm;
import dev.parley.bench.engines.Spoken;
import dev.parley.demo.caller.CallOptions;
import dev.parley.demo.caller.Faults;
import dev.parley.demo.caller.PhoneCall;
import dev.parley.demo.caller.SipCaller;
import dev.parley.demo.caller.Utterance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/** One caller's call, from dialling to hanging up. Blocks the thread that plays it. */
public final class FeelCall {
    private static final Duration ANSWER = Duration.ofSeconds(10);
    /** What people leave between the agent's last word and their own. */
    private static final Duration PAUSE = Duration.ofMillis(700);

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final int LOST_IN_A_ROW = 3;

    private final Script script;
    private final Map<Spoken, Pcm> sounds;
    private final PhoneCall call;
    private final long dialled = System.nanoTime();
    private final List<Played.Done> done = new ArrayList<>();

    private FeelCall(CallOptions options, Script script, Map<Spoken, Pcm> sounds) {
        this.script = script;
        this.sounds = sounds;
        call = SipCaller.dial(options);
    }

    /** @param number the caller's, by which Parley's record of the call is found */
    public static Played play(int sipPort, String number, Script script, Map<Spoken, Pcm> sounds) {
        var playing = new FeelCall(CallOptions.to(sipPort, "9000").from(number, ""), script, sounds);
        try (var call = playing.call) {
            if (call.awaitAnswered(ANSWER)) {
                playing.line();
                script.turns().forEach(playing::take);
                call.awaitAgentQuiet(PAUSE, PATIENCE);
            }
            return new Played(script, number, playing.done, call.timings(), call.heard());
        }
    }

    private void line() {
        if (script.loss() > 0) {
            call.suffer(new Faults(script.loss(), LOST_IN_A_ROW, 0, 0, 11));
        }
        if (script.noise() > 0) {
            double speech = script.spoken()
                    .map(sounds::get)
                    .mapToDouble(FeelCall::loudness)
                    .average()
                    .orElse(0);
            call.noise(speech / Math.pow(10, script.noise() / 20));
        }
    }

    private void take(Turn turn) {
        var sound =
                switch (turn) {
                    case Turn.Say say -> {
                        call.awaitAgentQuiet(PAUSE, PATIENCE);
                        yield whole(say);
                    }
                    case Turn.Interrupt interrupt -> {
                        awaitSpeaking(interrupt.after());
                        yield sound(interrupt.interrupt());
                    }
                    case Turn.Murmur murmur -> {
                        awaitSpeaking(murmur.after());
                        yield sound(murmur.murmur());
                    }
                    case Turn.Rustle rustle -> Noises.of(rustle.rustle(), rustle.seconds());
                };
        var from = now();
        CompletableFuture.anyOf(call.say(sound), call.ended()).join();
        done.add(new Played.Done(turn, from, now()));
    }

    /** Until the agent has been speaking for so long and still is. */
    private void awaitSpeaking(int millis) {
        var since = done.isEmpty() ? Duration.ZERO : done.getLast().to();
        var latest = now().plus(PATIENCE);
        while (now().compareTo(latest) < 0
                && call.timings().heard().stream().noneMatch(one -> isOn(one, since, millis))) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private boolean isOn(Utterance heard, Duration since, int millis) {
        return heard.start().compareTo(since) >= 0
                && heard.end().minus(heard.start()).toMillis() >= millis
                && now().minus(heard.end()).compareTo(Duration.ofMillis(120)) < 0;
    }

    private Pcm sound(String words) {
        var sound = sounds.get(script.spoken(words));
        if (sound == null) {
            throw new IllegalStateException("Nobody has synthesised \"" + words + "\"");
        }
        return sound;
    }

    private Pcm whole(Turn.Say say) {
        var samples = new short[0];
        int rate = 8000;
        for (var piece : say.say()) {
            var next = piece instanceof Number millis
                    ? new short[rate * millis.intValue() / 1000]
                    : sound((String) piece).samples();
            int at = samples.length;
            samples = Arrays.copyOf(samples, at + next.length);
            System.arraycopy(next, 0, samples, at, next.length);
        }
        return new Pcm(samples, rate);
    }

    private static double loudness(Pcm sound) {
        double sum = 0;
        for (short sample : sound.samples()) {
            sum += (double) sample * sample;
        }
        return Math.sqrt(sum / sound.samples().length);
    }

    private Duration now() {
        return Duration.ofNanos(System.nanoTime() - dialled);
    }
}
