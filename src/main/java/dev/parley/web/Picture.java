package dev.parley.web;

import dev.parley.talk.CallEvent;
import dev.parley.talk.CallId;
import dev.parley.talk.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The calls in progress and the state of the parts, as far as the page needs them. Each fact changes the picture and
 * gives what the pages are told of it. Changeable, because it follows the calls; used on one thread only.
 */
final class Picture {
    private final Map<CallId, LiveCall> calls = new LinkedHashMap<>();
    private List<Part.Status> parts = List.of();

    LiveMessage.Snapshot snapshot(Instant now, Duration heartbeat) {
        return new LiveMessage.Snapshot(now, heartbeat.toMillis(), List.copyOf(calls.values()), parts);
    }

    /** Empty when the fact is about a call that has ended or was never announced. */
    Optional<LiveMessage> take(CallEvent event) {
        if (event instanceof CallEvent.Rang rang) {
            var call = LiveCall.ringing(rang);
            calls.put(rang.call(), call);
            return Optional.of(new LiveMessage.Rang(call));
        }
        return calls.containsKey(event.call()) ? Optional.of(change(event)) : Optional.empty();
    }

    /** Empty when nothing is different from before. */
    Optional<LiveMessage> take(List<Part.Status> statuses) {
        if (parts.equals(statuses)) {
            return Optional.empty();
        }
        parts = List.copyOf(statuses);
        return Optional.of(new LiveMessage.PartsChanged(parts));
    }

    private LiveMessage change(CallEvent event) {
        var id = event.call().value();
        return switch (event) {
            case CallEvent.Rang rang -> new LiveMessage.Rang(LiveCall.ringing(rang));
            case CallEvent.Answered answered ->
                put(event, call -> call.answered(answered.at()), new LiveMessage.Answered(id, answered.at()));
            case CallEvent.Recognised recognised -> recognised(recognised);
            case CallEvent.StateChanged changed ->
                put(event, call -> call.in(changed.state()), new LiveMessage.StateChanged(id, changed.state()));
            case CallEvent.PartlyHeard heard ->
                put(event, call -> call.hearing(heard.text()), new LiveMessage.PartlyHeard(id, heard.text()));
            case CallEvent.TurnTaken turn -> said(turn);
            case CallEvent.TurnMasked masked -> masked(masked);
            case CallEvent.SlotFilled filled -> filled(filled);
            case CallEvent.MoodSensed sensed ->
                put(event, call -> call.feeling(sensed.mood()), new LiveMessage.MoodSensed(id, sensed.mood()));
            case CallEvent.RecordingChanged changed -> recorded(changed);
            case CallEvent.Briefed briefed ->
                put(event, call -> call.briefed(briefed.text()), new LiveMessage.Briefed(id, briefed.text()));
            case CallEvent.HandedOver over -> new LiveMessage.HandedOver(id, over.extension(), over.answered());
            case CallEvent.Ended ended -> forget(ended);
        };
    }

    private LiveMessage recognised(CallEvent.Recognised event) {
        var known = LiveCall.Known.of(event.known());
        return put(
                event,
                call -> call.recognised(known),
                new LiveMessage.Recognised(event.call().value(), known));
    }

    private LiveMessage said(CallEvent.TurnTaken event) {
        var turn = LiveCall.Line.of(event);
        return put(
                event,
                call -> call.said(turn),
                new LiveMessage.TurnTaken(event.call().value(), turn));
    }

    private LiveMessage masked(CallEvent.TurnMasked event) {
        return put(
                event,
                call -> call.masked(event),
                new LiveMessage.TurnMasked(
                        event.call().value(), LiveCall.Line.name(event.who()), event.said(), event.text()));
    }

    private LiveMessage recorded(CallEvent.RecordingChanged event) {
        var recording = event.state().name().toLowerCase(Locale.ROOT);
        return put(
                event,
                call -> call.recorded(recording),
                new LiveMessage.RecordingChanged(event.call().value(), recording));
    }

    private LiveMessage filled(CallEvent.SlotFilled event) {
        var slot = new LiveCall.Slot(event.slot(), event.value(), event.spoken());
        return put(
                event,
                call -> call.filled(slot),
                new LiveMessage.SlotFilled(event.call().value(), slot));
    }

    private LiveMessage forget(CallEvent.Ended event) {
        calls.remove(event.call());
        return new LiveMessage.Ended(
                event.call().value(), event.at(), event.outcome().name().toLowerCase(Locale.ROOT), event.reason());
    }

    private LiveMessage put(CallEvent event, UnaryOperator<LiveCall> change, LiveMessage message) {
        calls.computeIfPresent(event.call(), (id, call) -> change.apply(call));
        return message;
    }
}
