package dev.parley.line.asterisk;

import static org.awaitility.Awaitility.await;

import dev.parley.line.Line;
import dev.parley.line.LineEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Calls through a fake Asterisk, as Parley takes them. */
final class FakeCalls implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    final FakeAsterisk asterisk;
    final AriLines lines;
    private final List<AriLines> parleys = new CopyOnWriteArrayList<>();
    private final Map<String, String> settings;
    private final List<Line> ringing = new CopyOnWriteArrayList<>();

    FakeCalls(Map<String, String> settings) throws Exception {
        asterisk = new FakeAsterisk(vertx);
        this.settings = new HashMap<>(settings);
        this.settings.put("parley.asterisk.url", asterisk.url().toString());
        lines = another();
    }

    /** One more Parley that connects under the same name. */
    AriLines another() {
        int before = asterisk.connections.get();
        var one = new AriLines(vertx, config(settings), Optional.empty());
        parleys.add(one);
        one.ringing().subscribe().with(ringing::add);
        await().until(() -> asterisk.connections.get() > before);
        return one;
    }

    static AsteriskConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withMapping(AsteriskConfig.class)
                .withConverter(Duration.class, 100, new DurationConverter())
                .withDefaultValues(Map.of("parley.asterisk.password", "secret"))
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(AsteriskConfig.class);
    }

    /** A call rings. */
    Call ring(String channel) {
        int before = ringing.size();
        asterisk.tell("StasisStart", channel);
        await().until(() -> ringing.size() > before);
        return new Call(ringing.getLast());
    }

    /** A line, what happened on it, and how many frames came. */
    record Call(Line line, List<LineEvent> happened, AtomicInteger frames) {
        Call(Line line) {
            this(line, new CopyOnWriteArrayList<>(), new AtomicInteger());
            line.events().subscribe().with(event -> {
                if (event instanceof LineEvent.FrameArrived) {
                    frames.incrementAndGet();
                } else {
                    happened.add(event);
                }
            });
        }

        Call answered() throws Exception {
            ask(line::answer).get(5, TimeUnit.SECONDS);
            return this;
        }

        /** Asks for it on the call's context. */
        <T> CompletableFuture<T> ask(Supplier<Uni<T>> command) {
            return Uni.createFrom()
                    .deferred(command::get)
                    .runSubscriptionOn(line.executor())
                    .subscribeAsCompletionStage();
        }
    }

    @Override
    public void close() throws Exception {
        parleys.forEach(one -> one.close(new ShutdownEvent()));
        asterisk.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
    }
}
