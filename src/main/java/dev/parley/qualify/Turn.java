package dev.parley.qualify;

import dev.parley.qualify.Topic.Form;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One turn of an interview: takes the state before, works on it, gives the state after. Used once, by one thread. */
final class Turn {
    /** After so many answers in a row that nothing was made of, a person is better. */
    private static final int GIVE_UP_AFTER = 5;

    private static final int GIVE_QUESTION_UP_AFTER = 3;

    private final Profile profile;
    private final Language language;
    private final Script script;
    private final State before;
    private final Map<String, SlotValue> slots;
    private final Set<String> skipped;
    private final Set<String> toConfirm;
    private Topic topic;
    private Optional<Boolean> consent;
    private Optional<Boolean> offer;
    private int vain;
    private int failedTurns;
    private boolean spoke;
    private boolean pressed;
    private boolean personWanted;

    Turn(Profile profile, State before) {
        this.profile = profile;
        this.language = profile.tongue();
        this.script = new Script(profile);
        this.before = before;
        this.slots = new LinkedHashMap<>(before.slots());
        this.skipped = new LinkedHashSet<>(before.skipped());
        this.toConfirm = new LinkedHashSet<>(before.toConfirm());
        this.consent = before.consent();
        this.offer = before.offer();
        this.vain = before.vain();
        this.failedTurns = before.failedTurns();
        this.spoke = before.spoke();
        this.pressed = before.pressed();
        // whoever still talks to the agent was not taken over by a person
        this.topic = before.topic() instanceof Topic.HandingOver ? next() : before.topic();
    }

    State hear(Utterance said) {
        spoke = true;
        var intent = language.intent(said);
        if (intent == Intent.PERSON || intent == Intent.END) {
            collect(said, List.of());
            return intent == Intent.PERSON ? handOver(intent) : close(intent);
        }
        if (!before.readBack().isEmpty() && language.takesBack(said, yesOrNoAsked())) {
            before.readBack().forEach(slots::remove);
            return goOn(profile.manners().apology(), "Apologise briefly. ");
        }
        return answer(said, intent) ? goOn() : notAnswered(intent);
    }

    State press(String keys) {
        var digits = keys.endsWith("#") ? keys.substring(0, keys.length() - 1) : keys;
        if (digits.equals("*")) {
            return repeat();
        }
        if (digits.equals("0")) {
            return handOver(Intent.PERSON);
        }
        pressed = true;
        return pressedAnswer(digits) ? goOn() : inVain(Intent.NONE);
    }

    State note(String name, String value) {
        var decision = profile.offer().filter(o -> o.name().equals(name) && offer.isEmpty());
        if (decision.isPresent() && topic instanceof Topic.Offering) {
            var answer = language.yesOrNo().find(Utterance.of(value), true).map(Found::value);
            answer.ifPresent(yes -> offer = Optional.of(yes.value().equals("yes")));
            return answer.isPresent() ? goOn() : before;
        }
        var noted = profile.slot(name)
                .filter(slot -> !slots.containsKey(name))
                .flatMap(slot -> slot.noted(value, language));
        noted.ifPresent(fact -> slots.put(name, fact));
        return noted.isPresent() ? goOn() : before;
    }

    /** The ear gave nothing. */
    State misheard() {
        var keys = yesOrNoByKeys() || (topic instanceof Topic.Asking(var slot) && slot.keyable());
        vain++;
        failedTurns++;
        if (failedTurns >= GIVE_UP_AFTER || vain >= GIVE_QUESTION_UP_AFTER || (vain == 2 && !keys)) {
            return handOver(Intent.NONE);
        }
        return step(vain == 1 ? Form.AGAIN : Form.KEYPAD, profile.manners().notUnderstood(), "", Intent.NONE);
    }

    State offerPerson() {
        if (profile.manners().person().isEmpty()
                || before.topic() instanceof Topic.HandingOver
                || before.topic() instanceof Topic.OfferingPerson) {
            return before;
        }
        topic = new Topic.OfferingPerson();
        return step(Form.PLAIN, "", "", Intent.NONE);
    }

    State nobodyFree() {
        failedTurns = 0;
        vain = 0;
        topic = offer.isEmpty()
                ? profile.offer().<Topic>map(Topic.Offering::new).orElseGet(this::next)
                : next();
        return step(Form.PLAIN, profile.nobodyFree(), "Tell them that nobody is free. ", Intent.NONE);
    }

    private boolean answer(Utterance said, Intent intent) {
        var asked = new ArrayList<Slot>();
        var corrected = language.corrects(said);
        if (corrected) {
            profile.slots().stream()
                    .filter(slot -> before.readBack().contains(slot.name()))
                    .forEach(asked::add);
        }
        if (topic instanceof Topic.Asking(var slot)
                && (intent == Intent.NONE || !slot.type().wordy())
                && slot.type() != SlotType.YES_OR_NO) {
            asked.add(slot);
        }
        return collect(said, asked) | decided(said);
    }

    /** True when something new was told. */
    private boolean collect(Utterance said, List<Slot> asked) {
        var overwrites = language.corrects(said) || topic instanceof Topic.Confirming;
        var any = Understanding.inFront(asked, profile.slots()).stream()
                .filter(slot -> overwrites || !slots.containsKey(slot.name()) || confirming(slot))
                .toList();
        var told = Understanding.of(language.newestFirst(said), any, asked);
        told.keySet().forEach(toConfirm::remove);
        var changed = told.entrySet().stream().anyMatch(fact -> !fact.getValue().equals(slots.get(fact.getKey())));
        var confirmed = told.keySet().stream().anyMatch(before.toConfirm()::contains);
        slots.putAll(told);
        return changed || confirmed;
    }

    private boolean confirming(Slot slot) {
        return topic instanceof Topic.Confirming(var asked, var _)
                && asked.name().equals(slot.name());
    }

    /** Yes or no, where that was asked and the words did not correct something else. */
    private boolean decided(Utterance said) {
        if (!yesOrNoAsked() || !(topic instanceof Topic.Consenting || slots.equals(before.slots()))) {
            return false;
        }
        var answer = language.yesOrNo().find(said, true).map(Found::value);
        answer.ifPresent(this::decide);
        return answer.isPresent();
    }

    private boolean yesOrNoAsked() {
        return switch (topic) {
            case Topic.Asking(var slot) -> slot.type() == SlotType.YES_OR_NO;
            case Topic.Consenting consenting -> true;
            case Topic.Confirming confirming -> true;
            case Topic.Offering offering -> true;
            case Topic.OfferingPerson person -> true;
            case Topic.HandingOver over -> false;
            case Topic.Closing closing -> false;
        };
    }

    private void decide(SlotValue yesOrNo) {
        var yes = yesOrNo.value().equals("yes");
        switch (topic) {
            case Topic.Asking(var slot) -> slots.put(slot.name(), yesOrNo);
            case Topic.Consenting consenting -> consent = Optional.of(yes);
            case Topic.Offering offering -> offer = Optional.of(yes);
            case Topic.OfferingPerson person -> personWanted = yes;
            case Topic.Confirming(var slot, var value) -> {
                toConfirm.remove(slot.name());
                if (!yes) {
                    slots.remove(slot.name());
                }
            }
            case Topic.HandingOver over -> {}
            case Topic.Closing closing -> {}
        }
    }

    private boolean pressedAnswer(String digits) {
        if (!(topic instanceof Topic.Asking(var slot))) {
            var answer = Slot.yesOrNo(digits);
            answer.ifPresent(this::decide);
            return answer.isPresent();
        }
        if (!slot.keyable()) {
            skipped.add(slot.name());
            return true;
        }
        var value = slot.pressed(digits, language);
        value.ifPresent(fact -> slots.put(slot.name(), fact));
        return value.isPresent();
    }

    private State notAnswered(Intent intent) {
        return switch (intent) {
            case REPEAT -> repeat();
            case PASS -> giveUp(intent);
            case QUESTION -> {
                failedTurns++;
                yield failedTurns >= GIVE_UP_AFTER
                        ? handOver(Intent.NONE)
                        : step(Form.PLAIN, profile.fallback(), "Answer what they asked if you know it. ", intent);
            }
            case NONE, EXPLAIN, PERSON, END -> inVain(intent);
        };
    }

    private State inVain(Intent intent) {
        vain++;
        failedTurns += intent == Intent.EXPLAIN ? 0 : 1;
        if (failedTurns >= GIVE_UP_AFTER) {
            return handOver(Intent.NONE);
        }
        var lead = intent == Intent.EXPLAIN ? "" : profile.manners().notUnderstood();
        if (vain == 1) {
            return step(Form.AGAIN, lead, "", intent);
        }
        var byKeys = topic instanceof Topic.Offering
                || (topic instanceof Topic.Asking(var slot) && slot.required() && slot.keyable());
        return vain < GIVE_QUESTION_UP_AFTER && byKeys ? step(Form.KEYPAD, "", "", intent) : giveUp(intent);
    }

    /** Leaves the question: what was known stays, an offer counts as declined, and so does a recording. */
    private State giveUp(Intent intent) {
        switch (topic) {
            case Topic.Asking(var slot) -> skipped.add(slot.name());
            case Topic.Confirming(var slot, var value) -> toConfirm.remove(slot.name());
            case Topic.Consenting consenting -> consent = Optional.of(false);
            case Topic.Offering offering -> offer = Optional.of(false);
            case Topic.OfferingPerson person -> {}
            case Topic.HandingOver over -> {}
            case Topic.Closing closing -> {}
        }
        var lead = topic instanceof Topic.Consenting
                ? profile.recording().refused()
                : profile.manners().movingOn();
        vain = 0;
        topic = next();
        return step(Form.PLAIN, lead, "", intent);
    }

    private State goOn() {
        if (personWanted) {
            return handOver(Intent.PERSON);
        }
        var manners = profile.manners();
        var told = toReadBack();
        if (!told.isEmpty()) {
            var template =
                    manners.readBacks().get(before.turns() % manners.readBacks().size());
            var values =
                    String.join(", ", told.stream().map(slot -> spoken(slot)).toList());
            return goOn(capital(template.replace("{value}", values)), "Repeat back briefly: %s. ".formatted(values));
        }
        if (!consent.equals(before.consent()) && !consent.orElse(true)) {
            var refused = profile.recording().refused();
            return goOn(refused, "Say this first: \"" + refused + "\" ");
        }
        var acknowledgement = manners.acknowledgements()
                .get(before.turns() % manners.acknowledgements().size());
        return goOn(acknowledgement, "Acknowledge in a word or two. ");
    }

    private State goOn(String lead, String goal) {
        failedTurns = 0;
        topic = next();
        vain = topic.equals(before.topic()) ? vain : 0;
        var last = topic instanceof Topic.Closing && toReadBack().isEmpty();
        return step(Form.PLAIN, last ? "" : lead, goal, Intent.NONE);
    }

    private String spoken(Slot slot) {
        return Optional.ofNullable(slots.get(slot.name()))
                .map(SlotValue::spoken)
                .orElse("");
    }

    private List<Slot> toReadBack() {
        return profile.slots().stream()
                .filter(Slot::readBack)
                .filter(slot -> slots.containsKey(slot.name()))
                .filter(slot -> !Optional.ofNullable(slots.get(slot.name()))
                        .equals(Optional.ofNullable(before.slots().get(slot.name()))))
                .toList();
    }

    private boolean yesOrNoByKeys() {
        return topic instanceof Topic.Offering
                || topic instanceof Topic.Consenting
                || topic instanceof Topic.OfferingPerson;
    }

    private Topic next() {
        if (profile.recording().asked() && consent.isEmpty()) {
            return new Topic.Consenting();
        }
        return toConfirm.stream()
                .findFirst()
                .flatMap(profile::slot)
                .<Topic>flatMap(slot ->
                        Optional.ofNullable(slots.get(slot.name())).map(value -> new Topic.Confirming(slot, value)))
                .or(() -> question(false))
                .or(() -> profile.offer()
                        .filter(o -> offer.isEmpty() && profile.rule().holds(slots))
                        .map(Topic.Offering::new))
                .or(() -> offer.orElse(false) ? question(true) : Optional.empty())
                .orElseGet(Topic.Closing::new);
    }

    private Optional<Topic> question(boolean afterOffer) {
        var later = profile.offer().map(Offer::slots).orElse(List.of());
        return profile.slots().stream()
                .filter(slot -> later.contains(slot.name()) == afterOffer)
                .filter(slot -> !slots.containsKey(slot.name()) && !skipped.contains(slot.name()))
                .filter(slot -> spoke || !pressed || slot.keyable())
                .findFirst()
                .map(Topic.Asking::new);
    }

    private State repeat() {
        return state(before.readBack(), Intent.REPEAT, before.step());
    }

    private State handOver(Intent wish) {
        topic = new Topic.HandingOver();
        return step(Form.PLAIN, "", "", wish);
    }

    private State close(Intent wish) {
        topic = new Topic.Closing();
        return step(Form.PLAIN, "", "", wish);
    }

    private State step(Form form, String lead, String goal, Intent wish) {
        var readBack = new LinkedHashSet<>(toReadBack().stream().map(Slot::name).toList());
        return state(readBack, wish, words(form, lead, lead, goal));
    }

    /** The first step of all: the greeting with the first question. */
    State begin(String greeting) {
        topic = next();
        var keypadLead = Script.join(greeting, profile.keypadIntro());
        return state(Set.of(), Intent.NONE, words(Form.PLAIN, greeting, keypadLead, "Greet them. "));
    }

    private Step words(Form form, String lead, String keypadLead, String goal) {
        return topic instanceof Topic.Closing
                ? script.closing(slots, offer, lead, keypadLead)
                : script.step(topic, form, lead, keypadLead, goal);
    }

    private State state(Set<String> readBack, Intent wish, Step step) {
        return new State(
                topic,
                slots,
                skipped,
                toConfirm,
                readBack,
                consent,
                offer,
                vain,
                failedTurns,
                before.turns() + 1,
                spoke,
                pressed,
                wish,
                step);
    }

    private static String capital(String text) {
        return text.isEmpty()
                ? text
                : text.substring(0, text.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT)
                        + text.substring(text.offsetByCodePoints(0, 1));
    }
}
