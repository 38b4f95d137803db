package dev.parley.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.Application;
import java.net.ConnectException;
import java.sql.SQLException;
import java.util.logging.Level;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;

class FailedStartTest {
    private static final ExtFormatter FORMATTER = new PatternFormatter("%s%e");

    @Test
    void ofAFailureOfOursItsSentenceIsLeft() {
        var ours = new StartException("Say {0} isn't so.", new ConnectException("refused"));
        assertThat(printed(Application.class, new RuntimeException("Failed to start quarkus", ours)))
                .isEqualTo("Parley cannot start. Say {0} isn't so.");
    }

    @Test
    void theOutermostSentenceCounts() {
        var why = new StartException("The inner one.");
        assertThat(FailedStart.sentence(new StartException("The outer one.", why)))
                .contains("The outer one.");
    }

    @Test
    void aComplaintThatOurCodeMakesCountsAsOurs() {
        assertThat(FailedStart.sentence(new RuntimeException(new IllegalStateException("No such voice."))))
                .as("an unchecked exception of the JDK, made in this package")
                .contains("No such voice.");
    }

    @Test
    void aDatabaseThatIsNotThereIsNamedWithItsKeys() {
        var flyway = new RuntimeException("Unable to obtain connection", new SQLException("Connection refused."));
        assertThat(printed(Application.class, flyway))
                .startsWith(
                        "Parley cannot start. PostgreSQL says: Connection refused. Check quarkus.datasource.jdbc.url,");
    }

    @Test
    void aFailureThatNobodyForesawKeepsItsStackTrace() {
        var bug = new NullPointerException("oops");
        assertThat(printed(Application.class, bug)).contains("Failed to start application", "at dev.parley.ops");
    }

    @Test
    void otherEntriesStayAsTheyAre() {
        assertThat(printed(FailedStartTest.class, new StartException("Anything.")))
                .contains("Failed to start application", "at dev.parley.ops");
    }

    private static String printed(Class<?> logger, Throwable failure) {
        var entry = new ExtLogRecord(
                Level.SEVERE, "Failed to start application", ExtLogRecord.FormatStyle.MESSAGE_FORMAT, "caller");
        entry.setLoggerName(logger.getName());
        entry.setThrown(failure);
        assertThat(new FailedStart().isLoggable(entry)).isTrue();
        return FORMATTER.format(entry);
    }
}
