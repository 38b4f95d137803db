package dev.parley.line.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fixtures under {@code /ari} were recorded from Asterisk 22.10, one file an event type. */
class AriEventReaderTest {
    @Test
    void aCallThatEntersTheApplicationTellsWhoCallsAndWithWhichArguments() throws IOException {
        assertThat(fixture("StasisStart"))
                .isEqualTo(new AriEvent.StasisStart(
                        new AriChannel(
                                "pbx-5060-1795181974.0",
                                "PJSIP/sipp-00000000",
                                "Ring",
                                "sipp",
                                "",
                                "yluue508nsi@phone",
                                "Stasis",
                                "ai-call-center,inbound"),
                        List.of("inbound")));
    }

    @Test
    void aCallThatLeavesTheApplicationNamesItsChannel() throws IOException {
        assertThat(fixture("StasisEnd")).isEqualTo(new AriEvent.StasisEnd("pbx-5060-1795181974.0"));
    }

    @Test
    void aKeyPressIsOneDigit() throws IOException {
        assertThat(fixture("ChannelDtmfReceived")).isEqualTo(new AriEvent.DtmfReceived("pbx-5060-1795181974.0", '1'));
    }

    @Test
    void aCallerHoldsAndComesBack() throws IOException {
        assertThat(fixture("ChannelHold")).isEqualTo(new AriEvent.HoldChanged("pbx-5060-1795181974.0", true));
        assertThat(fixture("ChannelUnhold")).isEqualTo(new AriEvent.HoldChanged("pbx-5060-1795181974.0", false));
    }

    @Test
    void aHangupRequestNamesItsChannel() throws IOException {
        assertThat(fixture("ChannelHangupRequest")).isEqualTo(new AriEvent.HangupRequest("pbx-5060-1795181974.0"));
    }

    @Test
    void aDestroyedChannelTellsTheCause() throws IOException {
        assertThat(fixture("ChannelDestroyed")).isEqualTo(new AriEvent.Destroyed("x0;2", 3, "No route to destination"));
    }

    @Test
    void aStateChangeTellsTheNewState() throws IOException {
        assertThat(fixture("ChannelStateChange")).isInstanceOfSatisfying(AriEvent.StateChanged.class, changed -> {
            assertThat(changed.state()).isEqualTo("Up");
        });
    }

    @Test
    void playbacksTellWhatWhomAndWhetherItFailed() throws IOException {
        assertThat(fixture("PlaybackStarted"))
                .isEqualTo(new AriEvent.PlaybackStarted("pbx-5060-1795181974.0", "tt-weasels"));
        assertThat(fixture("PlaybackFinished"))
                .isEqualTo(new AriEvent.PlaybackFinished("pbx-5060-1795181974.0", "tt-weasels", false));
    }

    @Test
    void recordingsTellTheirNameAndState() throws IOException {
        assertThat(fixture("RecordingStarted")).isEqualTo(new AriEvent.RecordingChanged("r1", "started"));
        assertThat(fixture("RecordingFinished")).isEqualTo(new AriEvent.RecordingChanged("r1", "finished"));
    }

    @Test
    void aDialTellsHowTheDialledChannelFares() throws IOException {
        assertThat(fixture("Dial")).isEqualTo(new AriEvent.Dialled("parley-person-1", "ANSWER"));
    }

    @Test
    void talkingStartsAndFinishes() throws IOException {
        assertThat(fixture("ChannelTalkingStarted"))
                .isInstanceOfSatisfying(AriEvent.TalkingChanged.class, e -> assertThat(e.talking())
                        .isTrue());
        assertThat(fixture("ChannelTalkingFinished"))
                .isInstanceOfSatisfying(AriEvent.TalkingChanged.class, e -> assertThat(e.talking())
                        .isFalse());
    }

    @Test
    void anotherClientWithOurNameIsNoticed() throws IOException {
        assertThat(fixture("ApplicationReplaced")).isEqualTo(new AriEvent.ApplicationReplaced());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ChannelVarset", "ChannelDialplan", "ChannelEnteredBridge", "ChannelLeftBridge"})
    void eventsOfOtherTypesAreNamedAndIgnored(String type) throws IOException {
        assertThat(fixture(type)).isEqualTo(new AriEvent.Other(type));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{\"type\":7}",
                "{\"type\":\"StasisStart\",\"channel\":\"no\"}",
                "{\"type\":\"ChannelDtmfReceived\",\"digit\":\"12\",\"channel\":{\"id\":\"c\"}}",
                "{\"type\":\"ChannelDtmfReceived\",\"digit\":\"A\",\"channel\":{\"id\":\"c\"}}"
            })
    void garbageIsIgnored(String text) {
        assertThat(AriEventReader.read(text)).isInstanceOf(AriEvent.Other.class);
    }

    @Test
    void callerIdsKeepTheirScript() {
        var event =
                AriEventReader.read("{\"type\":\"StasisStart\",\"args\":[\"inbound\",\"\"],\"channel\":{\"id\":\"c\","
                        + "\"caller\":{\"name\":\"زهرا کریمی\",\"number\":\"+982112345678\"}}}");
        assertThat(event).isInstanceOfSatisfying(AriEvent.StasisStart.class, start -> assertThat(
                        start.channel().callerName())
                .isEqualTo("زهرا کریمی"));
    }

    private static AriEvent fixture(String type) throws IOException {
        try (var stream = AriEventReaderTest.class.getResourceAsStream("/ari/" + type + ".json")) {
            return AriEventReader.read(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
