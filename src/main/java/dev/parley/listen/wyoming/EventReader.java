package dev.parley.listen.wyoming;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts events together from bytes as they come in. For one connection and one thread. */
final class EventReader {
    private static final int MOST_BYTES = 1 << 20;

    private Buffer pending = Buffer.buffer();

    /** The events that are complete now. Throws {@link NotWyoming} when these bytes are something else. */
    List<Event> read(Buffer bytes) {
        pending.appendBuffer(bytes);
        var events = new ArrayList<Event>();
        for (var event = next(); event.isPresent(); event = next()) {
            events.add(event.get());
        }
        return events;
    }

    private Optional<Event> next() {
        int line = endOfLine();
        if (line < 0) {
            return Optional.empty();
        }
        var header = object(pending.slice(0, line));
        int dataEnd = line + 1 + length(header, "data_length");
        int end = dataEnd + length(header, "payload_length");
        if (pending.length() < end) {
            return Optional.empty();
        }
        var event = event(header, pending.slice(line + 1, dataEnd), pending.getBuffer(dataEnd, end));
        pending = pending.getBuffer(end, pending.length());
        return Optional.of(event);
    }

    private int endOfLine() {
        int end = 0;
        while (end < pending.length() && pending.getByte(end) != '\n') {
            end++;
        }
        if (end == pending.length() && end > MOST_BYTES) {
            throw new NotWyoming("more than " + MOST_BYTES + " bytes without an end of line");
        }
        return end < pending.length() ? end : -1;
    }

    /** Data may come in the header, in a block of its own, or in both; then the block counts. */
    private static Event event(ObjectNode header, Buffer block, Buffer payload) {
        var data = header.path("data") instanceof ObjectNode inline ? inline.deepCopy() : Event.JSON.createObjectNode();
        if (block.length() > 0) {
            data.setAll(object(block));
        }
        return new Event(header.path("type").asText(), data, payload);
    }

    private static int length(JsonNode header, String field) {
        int length = header.path(field).asInt(0);
        if (length < 0 || length > MOST_BYTES) {
            throw new NotWyoming(field + " is " + length);
        }
        return length;
    }

    private static ObjectNode object(Buffer text) {
        try {
            if (Event.JSON.readTree(text.getBytes()) instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException noJson) {
            throw new NotWyoming(quote(text), noJson);
        }
        throw new NotWyoming(quote(text));
    }

    private static String quote(Buffer text) {
        return "\"" + text.getString(0, Math.min(100, text.length())).strip() + "\"";
    }

    /** The other side speaks another protocol. */
    static final class NotWyoming extends RuntimeException {
        NotWyoming(String what) {
            super(what);
        }

        NotWyoming(String what, Throwable cause) {
            super(what, cause);
        }
    }
}
