package dev.parley.line.asterisk;

import static org.awaitility.Awaitility.await;

import dev.parley.audio.Frame;
import dev.parley.audio.Pcm;
import dev.parley.demo.asterisk.TestExchange;
import dev.parley.demo.caller.CallOptions;
import dev.parley.demo.caller.PhoneCall;
import dev.parley.demo.caller.SipCaller;
import dev.parley.line.Line;
import dev.parley.line.LineEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Lines of a real Asterisk, answered, with a scripted telephone at the other end and nobody to talk to. */
final class RealLines implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final TestExchange exchange;
    private final AriLines lines;
    private final LinkedBlockingQueue<Line> ringing = new LinkedBlockingQueue<>();

    RealLines(TestExchange exchange, String format) {
        this.exchange = exchange;
        var settings = new HashMap<>(Map.of("parley.asterisk.media-format", format));
        exchange.keys().forEach((key, value) -> {
            if (key.startsWith("parley.asterisk.")) {
                settings.put(key, value);
            }
        });
        lines = new AriLines(vertx, FakeCalls.config(settings), Optional.empty());
        lines.ringing().subscribe().with(ringing::add);
    }

    CallOptions options() {
        return CallOptions.to(exchange.sipPort(), "9000");
    }

    /** The next call that rings; empty when none does. */
    Optional<Line> ringing() throws InterruptedException {
        return Optional.ofNullable(ringing.poll(2, TimeUnit.SECONDS));
    }

    /** Ends a channel, of whatever call. */
    void hangUp(String channel) throws Exception {
        var uri = exchange.key("parley.asterisk.url") + "/ari/channels/" + channel + "?api_key=parley:"
                + exchange.key("parley.asterisk.password");
        var request = HttpRequest.newBuilder(URI.create(uri)).DELETE().build();
        try (var http = HttpClient.newHttpClient()) {
            http.send(request, HttpResponse.BodyHandlers.discarding());
        }
    }

    /** Both ends of a call that is up. */
    Call call(CallOptions options) throws Exception {
        var telephone = SipCaller.dial(options);
        var line = ringing().orElseThrow();
        var call = new Call(telephone, line);
        Uni.createFrom()
                .deferred(line::answer)
                .runSubscriptionOn(line.executor())
                .await()
                .atMost(Duration.ofSeconds(5));
        await().until(() -> telephone.answered().getNow(false));
        return call;
    }

    /**
     * @param frames what was heard and said, 20 ms each
     * @param others all other events
     */
    record Call(PhoneCall telephone, Line line, List<LineEvent.FrameArrived> frames, List<LineEvent> others)
            implements AutoCloseable {
        Call(PhoneCall telephone, Line line) {
            this(telephone, line, new CopyOnWriteArrayList<>(), new CopyOnWriteArrayList<>());
            line.events().subscribe().with(event -> {
                if (event instanceof LineEvent.FrameArrived frame) {
                    frames.add(frame);
                } else {
                    others.add(event);
                }
            });
        }

        /** What the agent heard so far. */
        Pcm heard() {
            return heardFrom(0);
        }

        /** Without what it heard before a frame. */
        Pcm heardFrom(int frame) {
            return joined(frames.stream()
                    .skip(frame)
                    .map(LineEvent.FrameArrived::caller)
                    .toList());
        }

        /** What the agent said so far, by its own account. */
        Pcm said() {
            return joined(frames.stream().map(LineEvent.FrameArrived::agent).toList());
        }

        private Pcm joined(List<Frame> sounds) {
            int length = line.rateHz() / 50;
            var samples = new short[sounds.size() * length];
            for (int i = 0; i < sounds.size(); i++) {
                System.arraycopy(sounds.get(i).samples(), 0, samples, i * length, length);
            }
            return new Pcm(samples, line.rateHz());
        }

        @Override
        public void close() {
            telephone.close();
            await().until(() -> others.stream().anyMatch(LineEvent.HungUp.class::isInstance));
        }
    }

    @Override
    public void close() throws Exception {
        lines.close(new ShutdownEvent());
        vertx.close().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
    }
}
