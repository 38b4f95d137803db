package dev.parley.line.asterisk;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Reads the JSON of ARI events, as Asterisk 20 and 22 write it. Types without a use
 * become {@link AriEvent.Other}. */
final class AriEventReader {
    private AriEventReader() {}

    static AriEvent read(String text) {
        try {
            return read(new JsonObject(text));
        } catch (DecodeException | ClassCastException | NullPointerException e) {
            return new AriEvent.Other("unreadable");
        }
    }

    private static AriEvent read(JsonObject json) {
        var type = json.getString("type", "");
        return switch (type) {
            case "StasisStart" -> new AriEvent.StasisStart(AriChannel.of(child(json, "channel")), args(json));
            case "StasisEnd" -> new AriEvent.StasisEnd(channel(json));
            case "ChannelDtmfReceived" -> digit(json);
            case "ChannelHold" -> new AriEvent.HoldChanged(channel(json), true);
            case "ChannelUnhold" -> new AriEvent.HoldChanged(channel(json), false);
            case "ChannelHangupRequest" -> new AriEvent.HangupRequest(channel(json));
            case "ChannelStateChange" ->
                new AriEvent.StateChanged(channel(json), child(json, "channel").getString("state", ""));
            case "ChannelDestroyed" ->
                new AriEvent.Destroyed(channel(json), json.getInteger("cause", 0), json.getString("cause_txt", ""));
            case "PlaybackStarted" -> new AriEvent.PlaybackStarted(target(json), sound(json));
            case "PlaybackFinished" ->
                new AriEvent.PlaybackFinished(
                        target(json),
                        sound(json),
                        child(json, "playback").getString("state", "").equals("failed"));
            case "RecordingStarted", "RecordingFinished", "RecordingFailed" ->
                new AriEvent.RecordingChanged(
                        child(json, "recording").getString("name", ""),
                        type.substring("Recording".length()).toLowerCase(Locale.ROOT));
            case "Dial" ->
                new AriEvent.Dialled(child(json, "peer").getString("id", ""), json.getString("dialstatus", ""));
            case "ChannelTalkingStarted" -> new AriEvent.TalkingChanged(channel(json), true);
            case "ChannelTalkingFinished" -> new AriEvent.TalkingChanged(channel(json), false);
            case "ApplicationReplaced" -> new AriEvent.ApplicationReplaced();
            default -> new AriEvent.Other(type);
        };
    }

    private static AriEvent digit(JsonObject json) {
        var digit = json.getString("digit", "");
        return digit.length() == 1 && "0123456789*#".contains(digit)
                ? new AriEvent.DtmfReceived(channel(json), digit.charAt(0))
                : new AriEvent.Other("ChannelDtmfReceived");
    }

    private static String channel(JsonObject json) {
        return child(json, "channel").getString("id", "");
    }

    /** The channel that a sound is played to; a bridge gives its whole URI, which is no channel's id. */
    private static String target(JsonObject json) {
        return child(json, "playback").getString("target_uri", "").replaceFirst("^channel:", "");
    }

    private static String sound(JsonObject json) {
        return child(json, "playback").getString("media_uri", "").replaceFirst("^sound:", "");
    }

    private static JsonObject child(JsonObject json, String name) {
        return json.getJsonObject(name, new JsonObject());
    }

    private static List<String> args(JsonObject json) {
        return json.getJsonArray("args", new JsonArray()).stream()
                .map(Objects::toString)
                .toList();
    }
}
