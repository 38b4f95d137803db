package dev.parley.qualify.english;

import dev.parley.qualify.Found;
import dev.parley.qualify.Intent;
import dev.parley.qualify.Language;
import dev.parley.qualify.Option;
import dev.parley.qualify.Phrases;
import dev.parley.qualify.Recogniser;
import dev.parley.qualify.Utterance;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** English as it is spoken on the telephone. */
public final class English implements Language {
    private static final Phrases FILLERS_AND_IT_IS = Phrases.listed("""
            yes, yeah, sure, ok, okay, well, um, uh, so, oh, hi, hello, hey, of course, its, it is, it would be,
            thats, im, i am, this is, you can call me, just call me, call me, people call me, they call me, is,
            my name is, my names, my name would be, my name, the name is, the names, name is, names, just,
            right, no problem, with, you are speaking to, youre speaking to, sorry, no, actually, everyone calls
            me, i said, i meant, i go by
            """);
    private static final Phrases BEHIND_A_NAME = Phrases.listed("""
            speaking, here, please, thanks, thank you, calling, by the way, and, but, from, on the line, is my
            name, thats, its, with, as in, spelled
            """);
    private static final Recogniser NAMES = new ProperNames(
            Phrases.of("my name is", "my names", "my full name is", "my name would be", "the names", "the name is"),
            FILLERS_AND_IT_IS,
            BEHIND_A_NAME,
            Phrases.of("speaking", "here", "calling", "on the line", "is my name"),
            Words.COMMON);
    private static final Set<String> IN_PLACES = Set.of("new", "long", "little", "old", "big");
    private static final Recogniser PLACES = new ProperNames(
            Phrases.of(
                    "i live in",
                    "im living in",
                    "i am living in",
                    "im based in",
                    "based in",
                    "were based in",
                    "located in",
                    "im calling from",
                    "i live near",
                    "we live in"),
            Phrases.listed("""
            yes, yeah, sure, ok, okay, well, um, uh, so, oh, its, it is, thats, im, i am, in, near, from,
            around, we are, were, the city of, city of, preferably, somewhere in, somewhere near, i would say,
            id say, maybe, probably, right, close to, im currently in, currently in, the center of, the centre
            of, in the centre of, in the center of, downtown, actually, no, sorry, over in, i said
            """),
            Phrases.listed("""
            please, thanks, thank you, at the moment, right now, now, and, but, would be, is, if, or, these
            days, currently, with, because
            """),
            Phrases.of("is where i live"),
            Words.COMMON.stream().filter(word -> !IN_PLACES.contains(word)).collect(Collectors.toUnmodifiableSet()));
    private static final Recogniser DURATIONS = new Durations();
    private static final Recogniser EMAILS = new Emails();
    private static final Recogniser MOMENTS = new Moments();
    private static final Recogniser YES_OR_NO = new YesOrNo();
    private static final Set<String> NO_MEANING = Set.of(
            "um", "uh", "er", "hm", "hmm", "well", "so", "ok", "okay", "yes", "no", "yeah", "the", "a", "an", "and",
            "oh", "like", "just", "please", "thanks", "hello", "hi", "what", "sorry", "");
    private static final int LONGEST_TEXT = 200;

    @Override
    public String code() {
        return "en";
    }

    @Override
    public Recogniser amounts(String currency) {
        return new Amounts(currency);
    }

    @Override
    public Recogniser durations() {
        return DURATIONS;
    }

    @Override
    public Recogniser phones(String countryCode) {
        return new Phones(countryCode);
    }

    @Override
    public Recogniser emails() {
        return EMAILS;
    }

    @Override
    public Recogniser names() {
        return NAMES;
    }

    @Override
    public Recogniser places() {
        return PLACES;
    }

    @Override
    public Recogniser moments() {
        return MOMENTS;
    }

    @Override
    public Recogniser yesOrNo() {
        return YES_OR_NO;
    }

    @Override
    public Recogniser choices(List<Option> options) {
        return new Choices(options);
    }

    @Override
    public Optional<Dictated> dictated(Utterance said, int at) {
        return Digits.piece(said, at).map(run -> new Dictated(run.text(), run.to()));
    }

    @Override
    public Set<String> betweenDictated() {
        return Digits.PAUSES;
    }

    @Override
    public Recogniser texts() {
        return (said, asked) -> asked ? text(said) : Optional.empty();
    }

    @Override
    public Intent intent(Utterance said) {
        return Intents.of(said);
    }

    @Override
    public boolean corrects(Utterance said) {
        return Intents.corrects(said);
    }

    @Override
    public boolean takesBack(Utterance said, boolean yesOrNoAsked) {
        return Intents.takesBack(said, yesOrNoAsked);
    }

    @Override
    public List<Utterance> newestFirst(Utterance said) {
        return Intents.newestFirst(said);
    }

    @Override
    public String amountInWords(BigDecimal amount, String currency) {
        return NumberWords.amount(amount, currency);
    }

    private static Optional<Found> text(Utterance said) {
        var meaning = IntStream.range(0, said.size())
                .filter(i -> !NO_MEANING.contains(said.word(i)))
                .count();
        if (meaning < 2) {
            return Optional.empty();
        }
        var text = said.text();
        var cut = text.substring(
                0, text.offsetByCodePoints(0, Math.min(LONGEST_TEXT, text.codePointCount(0, text.length()))));
        return Optional.of(new Found(cut, cut, 0, said.size()));
    }
}
