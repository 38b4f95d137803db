package dev.parley.call;

import dev.parley.qualify.Profile;

/** The shipped profiles, for tests. */
final class TestProfiles {
    private TestProfiles() {}

    static Profile investment() {
        return Profile.named("investment");
    }
}
