package dev.parley.line.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.line.LineEvent;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of a call whose media channel Asterisk closes; the caller's own is still there. */
class MediaLossTest {
    private final FakeCalls calls;

    MediaLossTest() throws Exception {
        calls = new FakeCalls(Map.of("parley.asterisk.media-format", "slin"));
        calls.asterisk.channels.add(FakeAsterisk.channel("caller", "ai-call-center"));
    }

    @AfterEach
    void close() throws Exception {
        calls.close();
    }

    @Test
    void anotherMediaChannelTakesTheLostOnesPlace() throws Exception {
        var call = calls.ring("caller").answered();
        var first = mediaChannel();
        lose(first);
        await().until(() -> !mediaChannel().equals(first));
        assertThat(mediaChannel()).isEqualTo(first + ".1");
        await().until(() -> calls.asterisk.requests.stream()
                        .filter(request -> request.endsWith("/addChannel"))
                        .count()
                == 2);
        assertThat(call.happened()).isEmpty();
    }

    @Test
    void whenTheCallEndsTheChannelThatTookItsPlaceIsHungUpToo() throws Exception {
        calls.ring("caller").answered();
        var first = mediaChannel();
        lose(first);
        await().until(() -> mediaChannel().equals(first + ".1"));
        calls.asterisk.tell("StasisEnd", "caller");
        await().until(() -> calls.asterisk.requests.contains("DELETE /ari/channels/" + first + ".1"));
    }

    @Test
    void anAsteriskThatClosesEveryOneEndsTheCall() throws Exception {
        var call = calls.ring("caller").answered();
        var first = mediaChannel();
        lose(first);
        for (int i = 1; i <= 3; i++) {
            var next = first + "." + i;
            await().until(() -> mediaChannel().equals(next));
            lose(next);
        }
        await().until(() -> !call.happened().isEmpty());
        assertThat(call.happened()).containsExactly(new LineEvent.HungUp("Asterisk closed the media channel", true));
        await().until(() -> calls.asterisk.requests.contains("DELETE /ari/channels/caller"));
    }

    @Test
    void oneThatIsLostBeforeTheAnswerEndsTheCall() {
        var call = calls.ring("caller");
        calls.asterisk.tell(
                "StasisEnd", "parley.ai-call-center.media." + call.line().call());
        await().atMost(Duration.ofSeconds(2)).until(() -> !call.happened().isEmpty());
        assertThat(call.happened().getFirst()).isInstanceOf(LineEvent.HungUp.class);
    }

    private void lose(String channel) {
        calls.asterisk.tell("StasisEnd", channel);
    }

    private String mediaChannel() {
        return calls.asterisk.media.getLast().getOrDefault("channelId", "");
    }
}
