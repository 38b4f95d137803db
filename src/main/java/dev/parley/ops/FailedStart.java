package dev.parley.ops;

import io.quarkus.logging.LoggingFilter;
import io.quarkus.runtime.Application;
import java.sql.SQLException;
import java.util.Optional;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.stream.Stream;
import org.jboss.logmanager.ExtLogRecord;

/**
 * Of a start that failed leaves the sentence that Parley's own code has for it, without the stack trace around it.
 * Failures that nobody here foresaw keep theirs. Named by {@code quarkus.log.console.filter}.
 */
@LoggingFilter(name = "failed-start")
final class FailedStart implements Filter {
    private static final String OURS = "dev.parley.";
    private static final int CAUSES = 50;

    @Override
    public boolean isLoggable(LogRecord entry) {
        if (Application.class.getName().equals(entry.getLoggerName()) && entry.getThrown() != null) {
            sentence(entry.getThrown()).ifPresent(sentence -> shorten(entry, "Parley cannot start. " + sentence));
        }
        return true;
    }

    /**
     * What the outermost exception that was made in Parley's own code says, or what is wrong with the database; empty
     * when it is neither.
     */
    static Optional<String> sentence(Throwable failure) {
        return chain(failure)
                .filter(FailedStart::isOurs)
                .map(Throwable::getMessage)
                .filter(message -> message != null && !message.isBlank())
                .findFirst()
                .or(() -> chain(failure)
                        .filter(SQLException.class::isInstance)
                        .map(FailedStart::ofDatabase)
                        .findFirst());
    }

    private static Stream<Throwable> chain(Throwable failure) {
        return Stream.<Throwable>iterate(failure, link -> link != null, Throwable::getCause)
                .limit(CAUSES);
    }

    /** Flyway is the first to need the database. */
    private static String ofDatabase(Throwable fault) {
        return "PostgreSQL says: " + fault.getMessage() + " Check quarkus.datasource.jdbc.url,"
                + " quarkus.datasource.reactive.url, quarkus.datasource.username and quarkus.datasource.password.";
    }

    /** A fault of a library that surfaces in Parley's code is made elsewhere, and so is a bug like a missing element. */
    private static boolean isOurs(Throwable link) {
        if (link.getClass().getName().startsWith(OURS)) {
            return true;
        }
        var trace = link.getStackTrace();
        return trace.length > 0
                && trace[0].getClassName().startsWith(OURS)
                && (link instanceof IllegalStateException || link instanceof IllegalArgumentException);
    }

    private static void shorten(LogRecord entry, String sentence) {
        entry.setThrown(null);
        entry.setParameters(null);
        if (entry instanceof ExtLogRecord extended) {
            extended.setMessage(sentence, ExtLogRecord.FormatStyle.NO_FORMAT);
        } else {
            entry.setMessage(sentence);
        }
    }
}
