package dev.parley.listen.wyoming;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/**
 * One message of the Wyoming protocol: a line of JSON {@code {type, version, data_length, payload_length}}, then that
 * many bytes of JSON data, then that many bytes of payload (github.com/rhasspy/wyoming, README).
 *
 * @param data never changed once it is in here
 * @param payload sound as samples, else empty
 */
record Event(String type, ObjectNode data, Buffer payload) {
    static final ObjectMapper JSON = new ObjectMapper();

    private static final String VERSION = "1.5.2";

    static Event of(String type, ObjectNode data) {
        return new Event(type, data, Buffer.buffer());
    }

    Buffer bytes() {
        var block = data.isEmpty() ? new byte[0] : data.toString().getBytes(StandardCharsets.UTF_8);
        var header = JSON.createObjectNode().put("type", type).put("version", VERSION);
        if (block.length > 0) {
            header.put("data_length", block.length);
        }
        if (payload.length() > 0) {
            header.put("payload_length", payload.length());
        }
        return Buffer.buffer(header + "\n").appendBytes(block).appendBuffer(payload);
    }
}
