package dev.parley.line.websocket;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The text frames of Asterisk's media WebSocket (chan_websocket, Asterisk 20.16, 22.6 and newer), which come as
 * {@code MEDIA_START channel_id:… format:slin16 …} or, where chan_websocket.conf says so, as JSON with the same names.
 */
sealed interface MediaMessage {
    /**
     * Sound may flow.
     *
     * @param format Asterisk's name of the codec
     * @param frameBytes of 20 ms
     * @param json whether commands have to be JSON too
     */
    record Started(String channelId, String format, int frameBytes, boolean json) implements MediaMessage {}

    /** Asterisk's queue is nearly full: nothing may be sent until {@link Ready}. */
    record Full() implements MediaMessage {}

    record Ready() implements MediaMessage {}

    /** @param queued frames that Asterisk has not played yet */
    record Status(int queued) implements MediaMessage {}

    /** One that Parley has no use for, such as DTMF_END: digits come over ARI. */
    record Other(String event) implements MediaMessage {}

    /** What is sent to Asterisk. */
    enum Command {
        /** What is queued is dropped at once. */
        FLUSH_MEDIA,
        /** To be answered by {@link Status}. */
        GET_STATUS;

        String text(boolean json) {
            return json ? "{\"command\":\"" + name() + "\"}" : name();
        }
    }

    static MediaMessage read(String text) {
        try {
            return text.startsWith("{")
                    ? ofJson(new JsonObject(text))
                    : ofWords(text.strip().split(" "));
        } catch (DecodeException | ClassCastException | NumberFormatException e) {
            return new Other("unreadable");
        }
    }

    private static MediaMessage ofJson(JsonObject json) {
        return of(
                json.getString("event", ""),
                json.getString("channel_id", ""),
                json.getString("format", ""),
                json.getInteger("optimal_frame_size", 0),
                json.getInteger("queue_length", 0),
                true);
    }

    private static MediaMessage ofWords(String[] words) {
        Map<String, String> values = Arrays.stream(words)
                .skip(1)
                .map(word -> word.split(":", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[pair.length - 1], (first, second) -> first));
        return of(
                words[0],
                values.getOrDefault("channel_id", ""),
                values.getOrDefault("format", ""),
                Integer.parseInt(values.getOrDefault("optimal_frame_size", "0")),
                Integer.parseInt(values.getOrDefault("queue_length", "0")),
                false);
    }

    private static MediaMessage of(
            String event, String channelId, String format, int frameBytes, int queued, boolean json) {
        return switch (event) {
            case "MEDIA_START" -> new Started(channelId, format, frameBytes, json);
            case "MEDIA_XOFF" -> new Full();
            case "MEDIA_XON" -> new Ready();
            case "STATUS" -> new Status(queued);
            default -> new Other(event);
        };
    }
}
