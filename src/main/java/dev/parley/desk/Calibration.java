package dev.parley.desk;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How far the scores that leads were given agree with how their sales ended.
 *
 * @param brier mean square of the difference between score and outcome (Brier 1950)
 */
@Schema(description = "How far the scores that leads were given agree with how their sales ended")
record Calibration(
        @Schema(description = "Closed sales that had a score", examples = "40")
        int closed,

        @Schema(description = "Of these, converted", examples = "12")
        int won,

        @Schema(
                description = "Mean square of score minus outcome: 0 is perfect, 0.25 is what always saying 0.5 gets",
                examples = "0.14")
        double brier,

        @Schema(description = "By score, in fifths; those without a sale are left out")
        List<Band> bands) {
    private static final int BANDS = 5;

    /** Sales whose scores lie close to each other. Well calibrated: {@code wonShare} is near {@code meanScore}. */
    @Schema(description = "Sales whose scores lie close to each other; calibrated when wonShare is near meanScore")
    record Band(
            @Schema(examples = "0.6") double from,
            @Schema(examples = "0.8") double to,
            @Schema(examples = "9") int closed,
            @Schema(examples = "0.71") double meanScore,
            @Schema(examples = "0.67") double wonShare) {}

    /** A closed sale and the score that the lead had then, 0 to 1. */
    record Sale(double score, boolean won) {
        double outcome() {
            return won ? 1 : 0;
        }

        int band() {
            return Math.min(BANDS - 1, (int) (score * BANDS));
        }
    }

    static Calibration of(List<Sale> sales) {
        var bands = IntStream.range(0, BANDS)
                .filter(band -> sales.stream().anyMatch(sale -> sale.band() == band))
                .mapToObj(band -> band(
                        band, sales.stream().filter(sale -> sale.band() == band).toList()))
                .toList();
        return new Calibration(
                sales.size(),
                (int) sales.stream().filter(Sale::won).count(),
                mean(sales, sale -> Math.pow(sale.score() - sale.outcome(), 2)),
                bands);
    }

    private static Band band(int number, List<Sale> sales) {
        return new Band(
                (double) number / BANDS,
                (number + 1.0) / BANDS,
                sales.size(),
                mean(sales, Sale::score),
                mean(sales, Sale::outcome));
    }

    private static double mean(List<Sale> sales, ToDoubleFunction<Sale> figure) {
        return Math.round(sales.stream().mapToDouble(figure).average().orElse(0) * 10_000) / 10_000.0;
    }
}
