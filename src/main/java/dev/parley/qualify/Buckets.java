package dev.parley.qualify;

import java.time.Period;
import java.util.List;
import java.util.Optional;

/** Durations as options: "about ten years" is the option that reaches so far; its own synonyms count too. */
final class Buckets implements Recogniser {
    private static final int DAYS_OF_MONTH = 30;

    private final Recogniser durations;
    private final Recogniser synonyms;
    private final List<Option> options;

    Buckets(Recogniser durations, Recogniser synonyms, List<Option> options) {
        this.durations = durations;
        this.synonyms = synonyms;
        this.options = List.copyOf(options);
    }

    @Override
    public Optional<Found> find(Utterance said, boolean asked) {
        return synonyms.find(said, false)
                .or(() -> durations.find(said, asked).flatMap(this::bucket))
                .or(() -> asked ? synonyms.find(said, true) : Optional.empty());
    }

    private Optional<Found> bucket(Found found) {
        var period = Period.parse(found.value().value());
        var days = period.toTotalMonths() * DAYS_OF_MONTH + period.getDays();
        return options.stream()
                .filter(option -> option.upToMonths() == 0 || days <= (long) option.upToMonths() * DAYS_OF_MONTH)
                .findFirst()
                .map(option ->
                        new Found(new SlotValue(option.value(), found.value().spoken()), found.from(), found.to()));
    }
}
