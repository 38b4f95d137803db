package dev.parley.listen.wyoming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventTest {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @Test
    void readsWhatAServerWrote() {
        var events = new EventReader().read(Buffer.buffer(recorded("transcript.bin")));
        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo("transcript");
            assertThat(event.data().path("text").asText()).isEqualTo(" Fünfzig Tausend, bitte.");
        });
    }

    @Test
    void readsAConversationThatComesByteByByte() {
        var reader = new EventReader();
        List<Event> events = new ArrayList<>();
        for (byte one : recorded("question.bin")) {
            events.addAll(reader.read(Buffer.buffer(new byte[] {one})));
        }
        assertThat(events)
                .extracting(Event::type)
                .containsExactly("transcribe", "audio-start", "audio-chunk", "audio-chunk", "audio-stop");
        assertThat(events.get(1).data().path("rate").asInt()).isEqualTo(16_000);
        assertThat(events.get(2).payload().length()).isEqualTo(2048);
        assertThat(events.get(3).payload().getString(1024, 1027)).isEqualTo("\n{\n");
    }

    @Test
    void mergesDataOfTheHeaderWithTheBlock() {
        var bytes = "{\"type\":\"transcript\",\"data\":{\"text\":\"old\",\"language\":\"en\"},\"data_length\":14}\n"
                + "{\"text\":\"new\"}";
        var event = new EventReader().read(Buffer.buffer(bytes)).getFirst();
        assertThat(event.data().path("text").asText()).isEqualTo("new");
        assertThat(event.data().path("language").asText()).isEqualTo("en");
    }

    @Test
    void writesWhatItReads() {
        var samples = Buffer.buffer(new byte[] {1, 2, '\n', 4});
        var written =
                new Event("audio-chunk", JSON.objectNode().put("rate", 16_000).put("who", "Zoë"), samples);
        var read = new EventReader().read(written.bytes()).getFirst();
        assertThat(read).isEqualTo(written);
    }

    @Test
    void writesLengthsInBytesNotCharacters() {
        var bytes = Event.of("transcript", JSON.objectNode().put("text", "ü"))
                .bytes()
                .toString();
        assertThat(bytes)
                .startsWith("{\"type\":\"transcript\"")
                .contains("\"data_length\":13")
                .endsWith("\n{\"text\":\"ü\"}");
    }

    @Test
    void refusesBytesThatAreSomethingElse() {
        assertThatThrownBy(() -> new EventReader().read(Buffer.buffer("HTTP/1.1 400 Bad Request\r\n\r\n")))
                .isInstanceOf(EventReader.NotWyoming.class)
                .hasMessageContaining("HTTP/1.1 400");
        assertThatThrownBy(() -> new EventReader().read(Buffer.buffer("[1]\n")))
                .isInstanceOf(EventReader.NotWyoming.class);
        assertThatThrownBy(() -> new EventReader().read(Buffer.buffer("\n")))
                .isInstanceOf(EventReader.NotWyoming.class);
    }

    @Test
    void refusesLengthsThatNobodyMeans() {
        for (var length : List.of("-1", "2000000000")) {
            assertThatThrownBy(() -> new EventReader()
                            .read(Buffer.buffer("{\"type\":\"x\",\"payload_length\":" + length + "}\n")))
                    .isInstanceOf(EventReader.NotWyoming.class)
                    .hasMessageContaining("payload_length is " + length);
        }
        assertThatThrownBy(() -> new EventReader().read(Buffer.buffer("x".repeat(2 << 20))))
                .isInstanceOf(EventReader.NotWyoming.class)
                .hasMessageContaining("without an end of line");
    }

    static byte[] recorded(String name) {
        try (var file = EventTest.class.getResourceAsStream("/listen/wyoming/" + name)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
