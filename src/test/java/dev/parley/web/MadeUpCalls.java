package dev.parley.web;

import dev.parley.talk.CallEvent;
import dev.parley.talk.CallId;
import dev.parley.talk.Caller;
import dev.parley.talk.KnownCaller;
import dev.parley.talk.Mood;
import dev.parley.talk.Outcome;
import dev.parley.talk.RecordingState;
import dev.parley.talk.Speaker;
import io.vertx.core.Vertx;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Calls that nobody made, for looking at the page. */
final class MadeUpCalls {
    private static final String GREETING =
            "Good afternoon, this is Parley at Northwind Investments. What may I do for you?";
    private static final List<Map.Entry<String, String>> TURNS = List.of(
            Map.entry("agent", GREETING),
            Map.entry("caller", "Hi, I would like to put some money into stocks."),
            Map.entry("agent", "Stocks, very well. Roughly how much are you thinking of investing?"),
            Map.entry("caller", "About fifty thousand dollars."),
            Map.entry(
                    "agent",
                    "Fifty thousand dollars. How much risk are you comfortable with: conservative, moderate or aggressive?"));
    private static final List<Map.Entry<String, String>> PERSIAN = List.of(
            Map.entry("agent", "سلام، اینجا پارلی است. چطور می‌توانم کمکتان کنم؟"),
            Map.entry("caller", "سلام، می‌خواهم حدود 50,000 دلار در بورس (stocks) سرمایه‌گذاری کنم."),
            Map.entry("agent", "بسیار خوب. چه میزان ریسک برای شما مناسب است؟"));

    private final Vertx vertx;
    private final Consumer<CallEvent> tell;

    MadeUpCalls(Vertx vertx, Consumer<CallEvent> tell) {
        this.vertx = vertx;
        this.tell = tell;
    }

    static List<Map.Entry<String, String>> turns(boolean persian) {
        return persian ? PERSIAN : TURNS;
    }

    void play(String scene) {
        switch (scene) {
            case "empty" -> {}
            case "one" -> english("1", new Caller("+4930901820", "Anna Schmidt", true), 74);
            case "three" -> {
                english("1", new Caller("+4930901820", "", false), 74);
                persian("2");
                markup("3");
            }
            case "long" -> lengthy("4");
            case "talk" -> talk(0);
            default -> throw new IllegalArgumentException("No scene is called " + scene + ".");
        }
    }

    private CallId rings(String id, Caller caller, String language, int secondsAgo) {
        var call = new CallId(id);
        var at = Instant.now().minusSeconds(secondsAgo);
        tell.accept(new CallEvent.Rang(call, at, caller, "PJSIP/" + id, "investment", language));
        tell.accept(new CallEvent.Answered(call, at));
        return call;
    }

    private void english(String id, Caller caller, int secondsAgo) {
        var call = rings(id, caller, "en", secondsAgo);
        tell.accept(new CallEvent.Recognised(call, Instant.now(), new KnownCaller(12, "Anna", Map.of())));
        say(call, TURNS);
        slot(call, "interest", "stocks", "stocks");
        slot(call, "amount", "50000 USD", "fifty thousand dollars");
        state(call, "CallerSpeaking");
        tell.accept(new CallEvent.MoodSensed(call, Instant.now(), new Mood(-0.62, 0.7)));
        tell.accept(new CallEvent.RecordingChanged(call, Instant.now(), RecordingState.PAUSED));
        tell.accept(new CallEvent.PartlyHeard(call, Instant.now(), "well I would say moderate but"));
    }

    private void persian(String id) {
        var call = rings(id, new Caller("۰۲۱۸۸۷۷۶۶۵۵", "مریم رضایی", false), "fa", 31);
        say(call, PERSIAN);
        slot(call, "amount", "50000 USD", "۵۰ هزار دلار");
        state(call, "Speaking");
    }

    private void markup(String id) {
        var call = rings(id, new Caller("", "<img src=x onerror=alert(1)>", false), "de", 3725);
        say(
                call,
                List.of(Map.entry("agent", GREETING), Map.entry("caller", "<script>alert('hello')</script> & so on")));
        slot(call, "<b>name</b>", "<i>x</i>", "<i>Robert'); DROP TABLE</i>");
        state(call, "HandingOver");
        tell.accept(new CallEvent.Briefed(call, Instant.now(), "9002", "<b>Somebody</b> is on the line for you."));
        tell.accept(new CallEvent.HandedOver(call, Instant.now(), "9002", false));
    }

    private void lengthy(String id) {
        var call = rings(
                id,
                new Caller("1".repeat(64), "Bartholomew Featherstonehaugh-Cholmondeley the Third of Llanfair", false),
                "en",
                599);
        var words = "and then I thought to myself that it might be a rather good idea to ask ".repeat(6);
        say(call, List.of(Map.entry("caller", words), Map.entry("agent", words), Map.entry("caller", "x".repeat(300))));
        IntStream.range(0, 12)
                .forEach(i -> slot(call, "something_quite_long_that_we_ask_" + i, "v", words.substring(0, 20 + 5 * i)));
        state(call, "ABrandNewState");
        tell.accept(new CallEvent.PartlyHeard(call, Instant.now(), words));
    }

    /** A call that takes half a minute, and then the next one. */
    private void talk(int round) {
        var call = new CallId("talk-" + round);
        var scheduled = new ArrayList<CallEvent>();
        var at = Instant.now();
        scheduled.add(new CallEvent.Rang(call, at, new Caller("+4930901820", "Anna Schmidt", true), "c", "p", "en"));
        scheduled.add(new CallEvent.Answered(call, at));
        for (var turn : TURNS) {
            if (turn.getKey().equals("caller")) {
                scheduled.add(new CallEvent.StateChanged(call, at, "CallerSpeaking"));
                IntStream.rangeClosed(1, 4)
                        .forEach(i -> scheduled.add(new CallEvent.PartlyHeard(
                                call,
                                at,
                                turn.getValue().substring(0, turn.getValue().length() * i / 5))));
            }
            scheduled.add(turn(call, turn));
            scheduled.add(
                    new CallEvent.StateChanged(call, at, turn.getKey().equals("agent") ? "Speaking" : "Thinking"));
            if (turn.getKey().equals("caller")) {
                scheduled.add(new CallEvent.SlotFilled(call, at, "amount", "50000", "fifty thousand dollars"));
            }
        }
        scheduled.add(new CallEvent.Ended(call, at, Outcome.QUALIFIED, Map.of(), "The conversation came to its end."));
        vertx.setPeriodic(500, 700, timer -> {
            if (scheduled.isEmpty()) {
                vertx.cancelTimer(timer);
                talk(round + 1);
            } else {
                tell.accept(scheduled.removeFirst());
            }
        });
    }

    private void say(CallId call, List<Map.Entry<String, String>> turns) {
        turns.forEach(turn -> tell.accept(turn(call, turn)));
    }

    private static CallEvent turn(CallId call, Map.Entry<String, String> turn) {
        var agent = turn.getKey().equals("agent");
        Map<String, Duration> latency = agent && !turn.getValue().equals(GREETING)
                ? Map.of(
                        "endpoint", Duration.ofMillis(400),
                        "transcript", Duration.ofMillis(433),
                        "firstToken", Duration.ofMillis(540 + turn.getValue().length()),
                        "firstWords", Duration.ofMillis(598 + turn.getValue().length()),
                        "firstAudio", Duration.ofMillis(655 + turn.getValue().length()),
                        "playout", Duration.ofMillis(690 + turn.getValue().length()),
                        "heard", Duration.ofMillis(710 + turn.getValue().length()))
                : Map.of();
        return new CallEvent.TurnTaken(
                call, Instant.now(), agent ? Speaker.AGENT : Speaker.CALLER, turn.getValue(), latency);
    }

    private void slot(CallId call, String name, String value, String spoken) {
        tell.accept(new CallEvent.SlotFilled(call, Instant.now(), name, value, spoken));
    }

    private void state(CallId call, String state) {
        tell.accept(new CallEvent.StateChanged(call, Instant.now(), state));
    }

    /** Three seconds of 440 Hz, 8 kHz mono WAV. */
    static byte[] tone() {
        var samples = 3 * 8000;
        var wav = ByteBuffer.allocate(44 + 2 * samples).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes())
                .putInt(36 + 2 * samples)
                .put("WAVEfmt ".getBytes())
                .putInt(16);
        wav.putShort((short) 1)
                .putShort((short) 1)
                .putInt(8000)
                .putInt(16000)
                .putShort((short) 2)
                .putShort((short) 16);
        wav.put("data".getBytes()).putInt(2 * samples);
        IntStream.range(0, samples).forEach(i -> wav.putShort((short) (8000 * Math.sin(i * 2 * Math.PI * 440 / 8000))));
        return wav.array();
    }
}
