package dev.parley.line.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.line.rtp.Format;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way itself is tried in {@link MediaFormatsTest}. */
class CarriersTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "(ulaw); ULAW",
                "(alaw); ALAW",
                "(g722); G722",
                "(ulaw|g722); ULAW",
                "(g722|ulaw|alaw); G722",
                "(opus); G722",
                "(slin16); G722",
                "(speex32); G722",
                "(slin); SLIN",
                "(gsm); SLIN",
                "(g729|ulaw); SLIN",
                "ulaw; ULAW",
                "(nothing); SLIN",
                "''; SLIN"
            })
    void whatATelephoneSpeaksFirstDecides(String codecs, Format format) {
        assertThat(Carriers.suiting(codecs)).isEqualTo(format);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ulaw", "alaw", "slin", "g722"})
    void aFormatThatIsSetIsTakenForEveryTelephone(String format) throws Exception {
        try (var calls = new FakeCalls(Map.of("parley.asterisk.media-format", format))) {
            calls.asterisk.codecs = "(opus)";
            var call = calls.ring("1").answered();
            assertThat(call.line().rateHz()).isEqualTo(format.equals("g722") ? 16_000 : 8_000);
            assertThat(calls.asterisk.media.getLast()).containsEntry("format", format);
            assertThat(calls.asterisk.requests)
                    .noneMatch(request -> request.startsWith("GET") && request.endsWith("/variable"));
        }
    }

    @Test
    void anAsteriskWithoutMediaWebSocketsIsSpokenToOverRtp() throws Exception {
        try (var calls = new FakeCalls(Map.of("parley.asterisk.media-format", "websocket"))) {
            calls.asterisk.codecs = "(g722)";
            var call = calls.ring("1").answered();
            assertThat(call.line().rateHz()).isEqualTo(16_000);
            assertThat(calls.asterisk.media.getLast())
                    .containsEntry("format", "g722")
                    .doesNotContainKey("transport");
        }
    }

    /** The fake has no media WebSocket behind what it promises. */
    @Test
    void aCallWhoseMediaWebSocketIsRefusedTravelsAsRtpOfTheSameRate() throws Exception {
        try (var calls = new FakeCalls(Map.of("parley.asterisk.media-format", "websocket"))) {
            calls.asterisk.modules.add("chan_websocket.so");
            calls.asterisk.cut();
            await().until(() -> calls.asterisk.connections.get() == 2);
            var call = calls.ring("caller").answered();
            assertThat(call.line().rateHz()).isEqualTo(16_000);
            assertThat(calls.asterisk.media.getFirst())
                    .containsEntry("transport", "websocket")
                    .containsEntry("connection_type", "server")
                    .containsEntry("format", "slin16");
            assertThat(calls.asterisk.media.getLast())
                    .containsEntry("format", "g722")
                    .doesNotContainKey("transport");
            var refused = "parley.ai-call-center.media." + call.line().call();
            await().until(() -> calls.asterisk.requests.contains("DELETE /ari/channels/" + refused));
            assertThat(call.happened()).isEmpty();
        }
    }
}
