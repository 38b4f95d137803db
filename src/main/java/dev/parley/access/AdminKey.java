package dev.parley.access;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * The key that the operator configures ({@code parley.access.admin-key}), where Parley is bound to no loopback address and
 * no issuer is there yet, as in a container: with it the first real key is made. It is key 0 in histories. Immutable.
 */
@Singleton
class AdminKey {
    private static final int SHORTEST = 32;
    private static final ApiKey KEY = new ApiKey(0, "configured", TeamId.FIRST, Permissions.ALL);

    private final Optional<byte[]> hash;

    AdminKey(AccessConfig config) {
        hash = config.adminKey().map(AdminKey::longEnough).map(Sha256::of);
    }

    /** A key that is too short stops the start, not the first request. */
    void check(@Observes StartupEvent start) {}

    /** Hashes are compared, in constant time, so that nothing of the secret shows in how long it takes. */
    Optional<ApiKey> openedBy(String secret) {
        return hash.filter(kept -> MessageDigest.isEqual(kept, Sha256.of(secret)))
                .map(kept -> KEY);
    }

    private static String longEnough(String secret) {
        if (secret.length() < SHORTEST) {
            throw new IllegalArgumentException("parley.access.admin-key has " + secret.length()
                    + " characters and can be guessed. Set at least " + SHORTEST
                    + ", for instance what `openssl rand -base64 32` prints, or leave it out.");
        }
        return secret;
    }
}
