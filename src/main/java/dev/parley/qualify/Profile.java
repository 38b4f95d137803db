package dev.parley.qualify;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A qualification profile: who the agent is, what it asks, what makes a lead qualified and what is offered then. Read
 * from a YAML file. Immutable.
 *
 * @param language ISO 639-1 of everything that is said
 * @param role system prompt for a model: who the agent is and how it speaks
 * @param greeting first words to a new caller; the first question follows
 * @param welcomeBack first words to a returning caller; {@code {name}} stands for the name
 * @param reprompts said after silence, first and second time
 * @param fallback said when a question of the caller cannot be answered
 * @param filler said while the answer is being thought of
 * @param handOver said before a person takes over
 * @param nobodyFree said when no person took over and the caller is back
 * @param keypadIntro said before questions that are answered by keys
 * @param keypadSkip put in place of a question that keys cannot answer
 * @param keypadYesOrNo put behind a question that is answered by yes or no
 */
public record Profile(
        String id,
        String title,
        String language,
        String agent,
        String company,
        String role,
        String greeting,
        String welcomeBack,
        List<String> reprompts,
        Goodbyes goodbyes,
        String fallback,
        String filler,
        String handOver,
        String nobodyFree,
        String keypadIntro,
        String keypadSkip,
        String keypadYesOrNo,
        Recording recording,
        Manners manners,
        List<Slot> slots,
        Rule rule,
        Optional<Offer> offer) {
    /**
     * Last words.
     *
     * @param noAnswer after silence that no reprompt broke
     */
    public record Goodbyes(String noAnswer, String qualified, String notQualified) {}

    public Profile {
        reprompts = List.copyOf(reprompts);
        slots = List.copyOf(slots);
    }

    /**
     * Reads a profile.
     *
     * @param name of a shipped profile, or the path of a YAML file
     * @throws ProfileException when there is none, or it cannot be used; the message names file, line and key
     */
    public static Profile named(String name) {
        return ProfileFile.named(name).read();
    }

    public Optional<Slot> slot(String name) {
        return slots.stream().filter(slot -> slot.name().equals(name)).findFirst();
    }

    /**
     * Every sentence that is always said in the same words, each once, those of the first words first: worth synthesising
     * before the first call.
     */
    public List<String> fixedSentences() {
        var manner = Stream.of(
                manners.acknowledgements().stream(),
                Stream.of(manners.notUnderstood(), manners.apology(), manners.movingOn(), manners.person()));
        var first = Stream.of(greeting, recording.notice());
        var whole = Stream.of(fallback, filler, handOver, nobodyFree, keypadIntro, keypadSkip, keypadYesOrNo);
        var ends = Stream.of(goodbyes.noAnswer(), goodbyes.qualified(), goodbyes.notQualified());
        var asked = slots.stream().flatMap(slot -> Stream.of(slot.question(), slot.again(), slot.keypad()));
        var offered =
                offer.stream().flatMap(o -> Stream.of(o.question(), o.again(), o.keypad(), o.accepted(), o.declined()));
        var recorded = Stream.of(recording.again(), recording.refused(), recording.paused(), recording.resumed());
        return Stream.of(first, asked, whole, reprompts.stream(), ends, offered, recorded, manner.flatMap(text -> text))
                .flatMap(texts -> texts)
                .flatMap(text -> Step.sentences(text).stream())
                .distinct()
                .toList();
    }

    Language tongue() {
        return Languages.of(language).orElseThrow();
    }
}
