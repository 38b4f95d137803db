package dev.parley.followup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.access.Teams;
import dev.parley.ops.EmbeddedServices;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class FollowUpsHeldTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    FollowUpsHeld held;

    @Inject
    FollowUpConfig config;

    @Inject
    Teams teams;

    private final UUID known = UUID.randomUUID();
    private final UUID forgotten = UUID.randomUUID();
    private final UUID fresh = UUID.randomUUID();

    @AfterEach
    void leaveNothingBehind() throws IOException {
        sql("delete from sent_follow_ups where id = '" + known + "'");
        for (var id : new UUID[] {known, forgotten, fresh}) {
            Files.deleteIfExists(message(id));
        }
    }

    @Test
    void aSpokenMessageIsDeletedADayAfterItsRowIs() throws IOException {
        sql("insert into sent_follow_ups (id, team_id, channel, call_id, lead_id, address, state, detail, tries, at)"
                + " values ('" + known + "', 1, 'spoken', 'c', 1, '', 'made', '', 1, now())");
        var twoDaysAgo = Instant.now().minus(Duration.ofDays(2));
        spoken(known, twoDaysAgo);
        spoken(forgotten, twoDaysAgo);
        spoken(fresh, Instant.now());
        held.sweep().await().atMost(SOON);
        assertThat(message(known)).exists();
        assertThat(message(forgotten)).doesNotExist();
        assertThat(message(fresh)).exists();
    }

    @Test
    void theRowGoesWhenItsDateHasCome() {
        sql("insert into sent_follow_ups (id, team_id, channel, call_id, lead_id, address, state, detail, tries, at)"
                + " values ('" + known + "', 1, 'spoken', 'c', 1, '', 'made', '', 1, now() - interval '91 days')");
        held.expire(Instant.now().minus(Duration.ofDays(90))).await().atMost(SOON);
        assertThat(sql("delete from sent_follow_ups where id = '" + known + "'"))
                .isZero();
    }

    private void spoken(UUID id, Instant at) throws IOException {
        Files.createDirectories(config.spoken().folder());
        Files.writeString(message(id), "a sound");
        Files.setLastModifiedTime(message(id), FileTime.from(at));
    }

    private Path message(UUID id) {
        return config.spoken().folder().resolve(id + ".wav");
    }

    private int sql(String statement) {
        return teams.everywhere(() -> Panache.getSession()
                        .flatMap(session -> session.createNativeQuery(statement).executeUpdate()))
                .await()
                .atMost(SOON);
    }
}
