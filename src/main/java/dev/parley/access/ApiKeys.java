package dev.parley.access;

import io.quarkus.panache.common.Parameters;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** API keys in PostgreSQL. */
@Singleton
class ApiKeys {
    static final String PREFIX = "plk_";
    private static final int START = PREFIX.length() + 4;
    /** How exactly "last used" is kept: a write for each request would cost more than it tells. */
    private static final Duration USE_IS_KEPT_EVERY = Duration.ofMinutes(1);

    private final Teams teams;

    ApiKeys(Teams teams) {
        this.teams = teams;
    }

    /** A key that was just made; the secret is nowhere else. */
    record Made(ApiKeyRow row, String secret) {}

    Uni<Made> make(Actor by, String name, Set<String> scopes, Optional<Instant> expiresAt) {
        var secret = Secrets.fresh(PREFIX);
        var row = new ApiKeyRow();
        row.teamId = by.team().value();
        row.name = name;
        row.start = secret.substring(0, START);
        row.hash = Sha256.of(secret);
        row.scopes = scopes.stream().sorted().toArray(String[]::new);
        row.createdBy = by.reference();
        row.createdAt = Instant.now();
        row.expiresAt = expiresAt.orElse(null);
        return teams.within(by.team(), () -> row.<ApiKeyRow>persist()).map(kept -> new Made(kept, secret));
    }

    /** Empty when there is no such key, or it has expired or was revoked. */
    Uni<Optional<ApiKey>> whose(String secret) {
        var now = Instant.now();
        var hash = Parameters.with("hash", Sha256.of(secret));
        return teams.everywhere(() -> ApiKeyRow.<ApiKeyRow>find("#" + ApiKeyRow.BY_HASH, hash)
                .firstResult()
                .map(row -> Optional.ofNullable(row)
                        .filter(found -> found.goodAt(now))
                        .map(found -> used(found, now))));
    }

    /** Newest first, those included that are good no more. */
    Uni<List<ApiKeyRow>> list(TeamId team) {
        return teams.within(team, () -> ApiKeyRow.list("#" + ApiKeyRow.NEWEST));
    }

    /** Empty when the team has no such key; a key that was revoked before stays as it is. */
    Uni<Optional<ApiKeyRow>> revoke(TeamId team, long id) {
        return teams.within(team, () -> ApiKeyRow.<ApiKeyRow>findById(id)
                .onItem()
                .ifNotNull()
                .invoke(row -> row.revokedAt = row.revokedAt == null ? Instant.now() : row.revokedAt)
                .map(Optional::ofNullable));
    }

    private static ApiKey used(ApiKeyRow row, Instant now) {
        if (row.lastUsedAt == null || row.lastUsedAt.isBefore(now.minus(USE_IS_KEPT_EVERY))) {
            row.lastUsedAt = now;
        }
        return row.key();
    }
}
