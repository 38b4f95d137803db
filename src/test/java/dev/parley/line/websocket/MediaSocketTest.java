package dev.parley.line.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parley.audio.Frame;
import dev.parley.line.LineEvent;
import dev.parley.line.LineException;
import dev.parley.line.Playout;
import dev.parley.line.media.Pacer;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Over real sockets on the loopback interface, against a server that speaks as much of chan_websocket as is needed. */
class MediaSocketTest {
    private static final Duration SOON = Duration.ofSeconds(5);

    private final Vertx vertx = Vertx.vertx();
    private final Pacer pacer = new Pacer();
    private final Playout playout = new Playout();
    private final List<LineEvent.FrameArrived> heard = new CopyOnWriteArrayList<>();
    private FakeMedia asterisk;
    private MediaSockets sockets;
    private MediaSocket socket;

    @BeforeEach
    void open() throws Exception {
        asterisk = new FakeMedia(vertx);
        sockets = new MediaSockets(vertx, asterisk.url(), pacer, SOON);
        socket = sockets.open();
    }

    @AfterEach
    void close() throws Exception {
        socket.stop();
        sockets.close();
        asterisk.close();
        pacer.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
    }

    @Test
    void bothSidesHearEachOther() {
        start();
        assertThat(asterisk.connected.join().subProtocol()).isEqualTo("media");
        for (int i = 0; i < 20; i++) {
            playout.add(frame(5000));
            asterisk.say(4000);
        }
        await().until(() -> asterisk.sounds.size() == 20);
        assertThat(asterisk.sounds).allMatch(sound -> sound.length() == 640 && sound.getShortLE(100) == 5000);
        await().until(() -> heard.stream().anyMatch(event -> event.caller().samples()[100] == 4000));
        await().until(() -> heard.stream()
                        .filter(event -> event.agent().samples()[100] == 5000)
                        .count()
                == 20);
        assertThat(heard).allMatch(event -> event.caller().rateHz() == 16_000);
    }

    @Test
    void aFrameComesEveryTwentyMillisecondsAlsoWhenAsteriskIsSilent() {
        start();
        long from = System.nanoTime();
        await().until(() -> heard.size() >= 50);
        assertThat((System.nanoTime() - from) / 1e6).isBetween(900.0, 1300.0);
        assertThat(heard.getLast().caller().samples()).containsOnly(0);
        assertThat(asterisk.sounds).isEmpty();
    }

    @Test
    void aFlushIsPassedOn() {
        start();
        for (int i = 0; i < 200; i++) {
            playout.add(frame(5000));
        }
        await().until(() -> asterisk.sounds.size() > 10);
        playout.flush();
        await().until(() -> asterisk.commands.contains("FLUSH_MEDIA"));
        int sent = asterisk.sounds.size();
        await().during(Duration.ofMillis(100)).until(() -> asterisk.sounds.size() <= sent + 1);
    }

    @Test
    void nothingIsSentWhileAsterisksQueueIsFull() {
        start();
        for (int i = 0; i < 200; i++) {
            playout.add(frame(5000));
        }
        await().until(() -> asterisk.sounds.size() > 10);
        asterisk.tell("MEDIA_XOFF channel_id:c1");
        await().during(Duration.ofMillis(100)).until(() -> {
            int before = asterisk.sounds.size();
            TimeUnit.MILLISECONDS.sleep(45);
            return asterisk.sounds.size() == before;
        });
        int sent = asterisk.sounds.size();
        asterisk.tell("MEDIA_XON channel_id:c1");
        await().until(() -> asterisk.sounds.size() > sent + 10);
    }

    @Test
    void aServerThatTalksJsonIsAnsweredInJson() {
        asterisk.greetWith(
                "{\"event\":\"MEDIA_START\",\"channel_id\":\"c1\",\"format\":\"slin16\",\"optimal_frame_size\":640}");
        start();
        playout.add(frame(5000));
        for (int i = 0; i < 100; i++) {
            playout.add(frame(5000));
        }
        await().until(() -> asterisk.commands.contains("{\"command\":\"GET_STATUS\"}"));
    }

    @Test
    void whenAsteriskClosesItInMidSentenceTheRestIsKept() {
        start();
        for (int i = 0; i < 100; i++) {
            playout.add(frame(i));
        }
        await().until(() -> asterisk.sounds.size() > 10);
        asterisk.cut();
        await().during(Duration.ofMillis(100)).until(() -> {
            long before = playout.framesSent();
            TimeUnit.MILLISECONDS.sleep(45);
            return playout.framesSent() == before;
        });
        assertThat(playout.next(Frame.silence(16_000)).samples()[0]).isBetween((short) 10, (short) 99);
        int frames = heard.size();
        await().until(() -> heard.size() > frames + 5);
    }

    @Test
    void heldItNeitherSaysNorHears() {
        start();
        for (int i = 0; i < 100; i++) {
            playout.add(frame(5000));
        }
        await().until(() -> asterisk.sounds.size() > 5);
        socket.hold(true);
        int frames = heard.size();
        long sent = playout.framesSent();
        await().during(Duration.ofMillis(100)).until(() -> heard.size() == frames && playout.framesSent() == sent);
        socket.hold(false);
        await().until(() -> heard.size() > frames + 5 && playout.framesSent() > sent + 5);
    }

    @Test
    void aConnectionThatAsteriskDoesNotKnowIsRefusedWithASentence() {
        assertThatThrownBy(() ->
                        socket.start("another", playout, heard::add).await().atMost(SOON))
                .isInstanceOf(LineException.class)
                .hasMessageContaining("Asterisk did not take the media WebSocket")
                .hasMessageContaining("404");
    }

    @Test
    void anotherFormatIsRefusedWithASentence() {
        asterisk.greetWith("MEDIA_START channel_id:c1 format:ulaw optimal_frame_size:160 ptime:20");
        assertThatThrownBy(this::start)
                .isInstanceOf(LineException.class)
                .hasMessageContaining("ulaw")
                .hasMessageContaining("parley.asterisk.media-format");
    }

    @Test
    void aCallThatEndsWhileItConnectsIsOver() {
        asterisk.greetWith("HELLO");
        var starting = socket.start(FakeMedia.CONNECTION, playout, heard::add).subscribeAsCompletionStage();
        asterisk.connected.join();
        socket.stop();
        assertThatThrownBy(() -> starting.get(5, TimeUnit.SECONDS)).hasCauseInstanceOf(LineException.class);
    }

    @Test
    void nothingIsLeftWhenItStops() {
        start();
        socket.stop();
        await().until(() -> asterisk.connected.join().isClosed());
        await().until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("media-pacer")));
        int frames = heard.size();
        await().during(Duration.ofMillis(60)).until(() -> heard.size() == frames);
    }

    private void start() {
        socket.start(FakeMedia.CONNECTION, playout, heard::add).await().atMost(SOON);
    }

    private static Frame frame(int level) {
        var samples = new short[320];
        Arrays.fill(samples, (short) level);
        return new Frame(samples, 16_000);
    }
}
