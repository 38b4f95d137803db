package dev.parley.line.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lines are those of a real Asterisk 22.10. */
class MediaMessageTest {
    private static final String STARTED =
            "MEDIA_START connection_id:8f3c2d5e-5ad7-4a0a-9d0e-3a6c7d2b1f00 channel:WebSocket/INCOMING/0x7f66c0012ab0"
                    + " channel_id:parley.ai-call-center.media.7a4c2f0e-9d35-4a51-9c60-2f8f5ee0b6b1 format:slin16"
                    + " optimal_frame_size:640 ptime:20";
    private static final String STATUS =
            "STATUS channel_id:c1 queue_length:43 xon_level:800 xoff_level:900 queue_full:false bulk_media:true"
                    + " media_paused:false";

    @Test
    void theStartTellsChannelFormatAndSizeOfAFrame() {
        assertThat(MediaMessage.read(STARTED))
                .isEqualTo(new MediaMessage.Started(
                        "parley.ai-call-center.media.7a4c2f0e-9d35-4a51-9c60-2f8f5ee0b6b1", "slin16", 640, false));
    }

    @Test
    void theStartMayComeAsJson() {
        assertThat(MediaMessage.read("""
            {"event":"MEDIA_START","connection_id":"8f3c","channel":"WebSocket/INCOMING/0x7f","channel_id":"c1",
            "format":"slin16","optimal_frame_size":640,"ptime":20,"channel_variables":{"A":"b"}}
            """)).isEqualTo(new MediaMessage.Started("c1", "slin16", 640, true));
    }

    @Test
    void theStatusTellsHowManyFramesWait() {
        assertThat(MediaMessage.read(STATUS)).isEqualTo(new MediaMessage.Status(43));
        assertThat(MediaMessage.read("{\"event\":\"STATUS\",\"channel_id\":\"c1\",\"queue_length\":2}"))
                .isEqualTo(new MediaMessage.Status(2));
    }

    @Test
    void flowControlComesWithAndWithoutValues() {
        assertThat(MediaMessage.read("MEDIA_XOFF")).isEqualTo(new MediaMessage.Full());
        assertThat(MediaMessage.read("MEDIA_XON channel_id:c1")).isEqualTo(new MediaMessage.Ready());
        assertThat(MediaMessage.read("{\"event\":\"MEDIA_XOFF\",\"channel_id\":\"c1\"}"))
                .isEqualTo(new MediaMessage.Full());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "DTMF_END digit:5 channel_id:c1",
                "STATUS queue_length:many",
                "{\"event\":7}",
                "{\"event\":\"STATUS\",\"queue_length\":\"x\"}",
                "{",
                "A_NEW_EVENT of:tomorrow"
            })
    void anythingElseIsPassedOver(String text) {
        assertThat(MediaMessage.read(text)).isInstanceOf(MediaMessage.Other.class);
    }

    @Test
    void commandsAreInTheLanguageOfTheStart() {
        assertThat(MediaMessage.Command.FLUSH_MEDIA.text(false)).isEqualTo("FLUSH_MEDIA");
        assertThat(MediaMessage.Command.GET_STATUS.text(true)).isEqualTo("{\"command\":\"GET_STATUS\"}");
    }
}
