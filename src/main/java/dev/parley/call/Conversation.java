package dev.parley.call;

import dev.parley.talk.CallEvent;

/**
 * One call, from ring to lead: a pure state machine without clock, thread or I/O. Tell it what happened, carry out what
 * it wants done, and tell it what came of that. Immutable.
 *
 * <p>A call goes round like this, and may be hung up anywhere:
 *
 * <pre>
 * Ringing → Speaking (greeting) → Listening → CallerSpeaking ⇄ MaybeEnd → Thinking → Speaking → Listening → …
 *                                                                              Speaking ⇄ Ducked → CallerSpeaking
 *                                                                              Speaking → Closing → Ended
 *                                                                              Speaking → HandingOver → HandedOver
 * </pre>
 */
record Conversation(State state, Memory memory) {
    static Conversation ringing(Memory memory) {
        return new Conversation(new State.Ringing(), memory);
    }

    /** What comes of a happening; tells everyone when the state has another name afterwards, except at the end. */
    Advance on(Happening happening) {
        var heard = happening instanceof Happening.Ticked ? new Conversation(state, memory.ticked()) : this;
        var advance = heard.next(happening);
        var label = advance.conversation().state.label();
        return label.equals(state.label()) || advance.conversation().state instanceof State.Ended
                ? advance
                : advance.tell(new CallEvent.StateChanged(
                        memory.call(), advance.conversation().memory.instant(), label));
    }

    private Advance next(Happening happening) {
        if (state instanceof State.Ended) {
            return stay();
        }
        return switch (happening) {
            case Happening.HungUp hungUp -> Ending.hungUp(this, hungUp);
            case Happening.EnginesChanged(boolean ear, boolean mind) ->
                Advance.to(state, memory.change().engines(ear, mind).done());
            case Happening.MoodSensed(int epoch, var mood) ->
                epoch == memory.epoch()
                        ? Advance.to(
                                state,
                                memory.change()
                                        .temper(memory.temper().sensed(mood))
                                        .done())
                        : stay();
            case Happening.TurnMasked(String before, String words) ->
                Advance.to(
                        state,
                        memory.change()
                                .dialogue(memory.dialogue().replaced(before, words))
                                .done());
            case Happening.Pressed(char digit) -> Keypad.pressed(this, digit);
            case Happening.RecordingPaused(boolean paused) -> Keypad.recordingPaused(this, paused);
            case Happening.Mute ignored -> HandingOver.withoutVoice(this);
            case Happening.Ticked ignored when Ending.isDue(this) -> Ending.tooLong(this);
            case Happening.Ticked ignored when Ending.isOverdue(this) -> Ending.atOnce(this);
            default -> inState(happening);
        };
    }

    Advance inState(Happening happening) {
        return switch (state) {
            case State.Ringing ignored ->
                happening instanceof Happening.Answered(var at)
                        ? Replying.greet(memory.change().began(at).done())
                        : stay();
            case State.Listening listening -> Hearing.listening(listening, memory, happening);
            case State.CallerSpeaking turn -> Hearing.speaking(turn, memory, happening);
            case State.MaybeEnd pause -> Hearing.maybeEnd(pause, memory, happening);
            case State.Thinking thinking -> Thinking.thinking(thinking, memory, happening);
            case State.Speaking speaking -> Replying.speaking(speaking, memory, happening);
            case State.Ducked overlap -> Overlap.ducked(overlap, memory, happening);
            case State.HandingOver underWay -> HandingOver.underWay(underWay, memory, happening);
            case State.HandedOver over -> Overhearing.listening(over, memory, happening);
            case State.Closing ignored -> stay();
            case State.Ended ignored -> stay();
        };
    }

    Advance stay() {
        return Advance.to(state, memory);
    }
}
