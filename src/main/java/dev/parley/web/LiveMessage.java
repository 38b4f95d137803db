package dev.parley.web;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.parley.talk.Mood;
import dev.parley.talk.Part;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;

/** What an open page is told: a snapshot first, then one message per fact. JSON, told apart by {@code type}. */
@RegisterForReflection(
        targets = {
            LiveMessage.Snapshot.class,
            LiveMessage.Rang.class,
            LiveMessage.Answered.class,
            LiveMessage.Recognised.class,
            LiveMessage.StateChanged.class,
            LiveMessage.PartlyHeard.class,
            LiveMessage.TurnTaken.class,
            LiveMessage.TurnMasked.class,
            LiveMessage.SlotFilled.class,
            LiveMessage.RecordingChanged.class,
            LiveMessage.MoodSensed.class,
            LiveMessage.Briefed.class,
            LiveMessage.HandedOver.class,
            LiveMessage.Ended.class,
            LiveMessage.PartsChanged.class,
            LiveMessage.Beat.class,
            LiveCall.class,
            LiveCall.From.class,
            LiveCall.Known.class,
            LiveCall.Line.class,
            LiveCall.Slot.class,
            Mood.class,
            Part.Status.class
        })
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @Type(value = LiveMessage.Snapshot.class, name = "snapshot"),
    @Type(value = LiveMessage.Rang.class, name = "rang"),
    @Type(value = LiveMessage.Answered.class, name = "answered"),
    @Type(value = LiveMessage.Recognised.class, name = "recognised"),
    @Type(value = LiveMessage.StateChanged.class, name = "stateChanged"),
    @Type(value = LiveMessage.PartlyHeard.class, name = "partlyHeard"),
    @Type(value = LiveMessage.TurnTaken.class, name = "turnTaken"),
    @Type(value = LiveMessage.TurnMasked.class, name = "turnMasked"),
    @Type(value = LiveMessage.SlotFilled.class, name = "slotFilled"),
    @Type(value = LiveMessage.RecordingChanged.class, name = "recordingChanged"),
    @Type(value = LiveMessage.MoodSensed.class, name = "moodSensed"),
    @Type(value = LiveMessage.Briefed.class, name = "briefed"),
    @Type(value = LiveMessage.HandedOver.class, name = "handedOver"),
    @Type(value = LiveMessage.Ended.class, name = "ended"),
    @Type(value = LiveMessage.PartsChanged.class, name = "partsChanged"),
    @Type(value = LiveMessage.Beat.class, name = "beat")
})
sealed interface LiveMessage {
    /**
     * @param at the server's clock, so that a page whose own clock is wrong still shows the right timers
     * @param beatMs how often a page hears something even when nothing happens
     */
    record Snapshot(Instant at, long beatMs, List<LiveCall> calls, List<Part.Status> parts) implements LiveMessage {}

    record Rang(LiveCall call) implements LiveMessage {}

    record Answered(String id, Instant at) implements LiveMessage {}

    record Recognised(String id, LiveCall.Known known) implements LiveMessage {}

    record StateChanged(String id, String state) implements LiveMessage {}

    record PartlyHeard(String id, String text) implements LiveMessage {}

    record TurnTaken(String id, LiveCall.Line turn) implements LiveMessage {}

    /** A turn told earlier has other words now. */
    record TurnMasked(String id, String who, Instant startedAt, String text) implements LiveMessage {}

    record SlotFilled(String id, LiveCall.Slot slot) implements LiveMessage {}

    /** How the caller sounded in their newest turn. */
    record MoodSensed(String id, Mood mood) implements LiveMessage {}

    /** @param recording as in {@link dev.parley.talk.RecordingState}, in small letters */
    record RecordingChanged(String id, String recording) implements LiveMessage {}

    /** What the person who is to take over is told of the caller. */
    record Briefed(String id, String text) implements LiveMessage {}

    record HandedOver(String id, String extension, boolean answered) implements LiveMessage {}

    /** @param outcome as in {@link dev.parley.talk.Outcome}, in small letters; @param reason a sentence */
    record Ended(String id, Instant at, String outcome, String reason) implements LiveMessage {}

    record PartsChanged(List<Part.Status> parts) implements LiveMessage {}

    /** Nothing happened, but the line is alive. */
    record Beat(Instant at) implements LiveMessage {}
}
