package dev.parley.usage;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * What a team has used of models in the day and in the month that a moment lies in, in UTC.
 *
 * @param day tokens and cost
 * @param month tokens and cost
 */
record Spent(Amount day, Amount month) {
    static final Spent NOTHING = new Spent(Amount.NONE, Amount.NONE);

    /** Tokens asked and answered, and what they cost. */
    record Amount(BigDecimal tokens, BigDecimal cost) {
        static final Amount NONE = new Amount(BigDecimal.ZERO, BigDecimal.ZERO);

        Amount plus(Amount more) {
            return new Amount(tokens.add(more.tokens), cost.add(more.cost));
        }
    }

    /** One use of a model. */
    record Use(Instant at, long team, Amount amount) {}

    /** What all teams had used when PostgreSQL counted it. @param at uses from then on are not in it */
    record Count(Instant at, Map<Long, Spent> byTeam) {
        /** What of it counts at a later moment: another day, or month, begins with nothing. */
        Spent of(long team, Instant now) {
            var counted = byTeam.getOrDefault(team, NOTHING);
            return new Spent(
                    at.isBefore(dayOf(now)) ? Amount.NONE : counted.day(),
                    at.isBefore(monthOf(now)) ? Amount.NONE : counted.month());
        }
    }

    Spent plus(Use use, Instant now) {
        return new Spent(
                use.at().isBefore(dayOf(now)) ? day : day.plus(use.amount()),
                use.at().isBefore(monthOf(now)) ? month : month.plus(use.amount()));
    }

    static Instant dayOf(Instant now) {
        return date(now).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    static Instant nextDay(Instant now) {
        return date(now).plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    static Instant monthOf(Instant now) {
        return date(now).withDayOfMonth(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    static Instant nextMonth(Instant now) {
        return date(now).withDayOfMonth(1).plusMonths(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private static LocalDate date(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }
}
