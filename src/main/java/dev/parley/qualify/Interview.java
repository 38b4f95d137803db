package dev.parley.qualify;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The questioning of one caller: what is known, what comes next and in which words. Immutable; every answer gives a new
 * interview. Nothing in it throws, whatever the caller says.
 */
public final class Interview {
    private static final Optional<Boolean> ALLOWED = Optional.of(true);

    private final Profile profile;
    private final State state;

    private Interview(Profile profile, State state) {
        this.profile = profile;
        this.state = state;
    }

    /**
     * A fresh interview, whose step is the greeting with the first question.
     *
     * @param knownName how to greet a returning caller; it also fills the first slot of type name
     * @param knownSlots canonical values of an earlier call by slot; what the profile does not know or cannot read is left out
     */
    public static Interview begin(Profile profile, Optional<String> knownName, Map<String, String> knownSlots) {
        var name = knownName.map(String::strip).filter(n -> !n.isEmpty());
        var known = known(profile, name, knownSlots);
        var toConfirm = profile.slots().stream()
                .filter(slot -> !slot.confirm().isEmpty() && known.containsKey(slot.name()))
                .map(Slot::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        var empty = new Step("", "", "", "", Expecting.ANYTHING, Step.Next.LISTEN);
        var blank = new State(
                new Topic.Closing(),
                known,
                Set.of(),
                toConfirm,
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                0,
                0,
                -1,
                false,
                false,
                Intent.NONE,
                empty);
        var greeting = name.map(n -> profile.welcomeBack().replace("{name}", n)).orElse(profile.greeting());
        var notice = profile.recording().announced() ? profile.recording().notice() : "";
        return new Interview(profile, new Turn(profile, blank).begin(Script.join(greeting, notice)));
    }

    private static Map<String, SlotValue> known(Profile profile, Optional<String> name, Map<String, String> slots) {
        var known = new LinkedHashMap<String, SlotValue>();
        for (var slot : profile.slots()) {
            Optional.ofNullable(slots.get(slot.name()))
                    .flatMap(value -> slot.remembered(value, profile.tongue()))
                    .ifPresent(value -> known.put(slot.name(), value));
        }
        profile.slots().stream()
                .filter(slot -> slot.type() == SlotType.NAME)
                .findFirst()
                .ifPresent(slot -> name.ifPresent(n -> known.putIfAbsent(slot.name(), new SlotValue(n, n))));
        return known;
    }

    /** The caller said this in answer to the current step. */
    public Interview hear(String words) {
        var said = Utterance.of(words);
        if (closed()) {
            return this;
        }
        return said.isEmpty() ? notUnderstood() : with(turn().hear(said));
    }

    /** The caller pressed these keys in answer to the current step; a closing # may be among them. */
    public Interview press(String digits) {
        return closed() || digits.isEmpty() ? this : with(turn().press(digits));
    }

    /**
     * A model noted this. Its value is recognised again; what does not hold, and what would change a value that the
     * caller told, is ignored.
     */
    public Interview note(String slot, String value) {
        return closed() ? this : with(turn().note(slot, value));
    }

    /** The ear failed or gave nothing. */
    public Interview notUnderstood() {
        return closed() ? this : with(turn().misheard());
    }

    /** No person took over: the caller is back, and the offer is made. */
    public Interview nobodyFree() {
        return closed() ? this : with(turn().nobodyFree());
    }

    /**
     * The caller sounds upset: a person is offered before anything else is asked. The same interview where the profile
     * offers none, or the call is ending or being handed over.
     */
    public Interview offerPerson() {
        return closed() ? this : with(turn().offerPerson());
    }

    /** What to say and do now. */
    public Step step() {
        return state.step();
    }

    /** True when these digits are a whole answer by themselves; false while # has to end them: an amount, a phone number. */
    public boolean keypadComplete(String digits) {
        var dictated = state.topic() instanceof Topic.Asking(var slot) && slot.dictated();
        return !digits.isEmpty() && (!dictated || digits.endsWith("#") || digits.equals("*"));
    }

    /** What is known, in the order it was told. */
    public Map<String, SlotValue> slots() {
        return state.slots();
    }

    /** What is known now and was not, or was something else, in an earlier state of the same interview. */
    public Map<String, SlotValue> newSince(Interview earlier) {
        var fresh = new LinkedHashMap<>(state.slots());
        earlier.slots().forEach((slot, value) -> fresh.remove(slot, value));
        return Collections.unmodifiableMap(fresh);
    }

    /** Slots that are not known: what a model may note. */
    public List<Slot> open() {
        return profile.slots().stream()
                .filter(slot -> !state.slots().containsKey(slot.name()))
                .toList();
    }

    public boolean qualified() {
        return profile.rule().holds(state.slots());
    }

    /** True once the caller took the offer: a callback is wanted. */
    public boolean offerAccepted() {
        return state.offer().orElse(false);
    }

    /** Whether the recording may be kept; empty until a caller who is asked has answered. */
    public Optional<Boolean> recordingAllowed() {
        return profile.recording().asked() ? state.consent() : ALLOWED;
    }

    /** True when the last answer asked for a person. */
    public boolean wantsPerson() {
        return state.wish() == Intent.PERSON;
    }

    /** True when the last answer asked for the end of the call. */
    public boolean wantsEnd() {
        return state.wish() == Intent.END;
    }

    /** True when the last answer asked for the same sentence again. */
    public boolean wantsRepeat() {
        return state.wish() == Intent.REPEAT;
    }

    /** Consecutive answers that nothing was made of. */
    public int failedTurns() {
        return state.failedTurns();
    }

    public Profile profile() {
        return profile;
    }

    private boolean closed() {
        return state.topic() instanceof Topic.Closing;
    }

    private Turn turn() {
        return new Turn(profile, state);
    }

    private Interview with(State next) {
        return next.equals(state) ? this : new Interview(profile, next);
    }
}
