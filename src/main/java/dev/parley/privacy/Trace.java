package dev.parley.privacy;

import dev.parley.access.TeamId;
import dev.parley.access.Uuids;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * By what the rooms know that something is of the person who is asked about. Immutable; its statements run in the
 * transaction of the caller.
 *
 * @param leads ids of the desk's leads
 * @param calls ids of calls, Parley's own and others'
 * @param jobs ids of jobs
 * @param lanes of jobs
 * @param mentions texts that are theirs alone, such as the id of an insight: a job that has one in its body is theirs
 */
public record Trace(
        TeamId team,
        Phone phone,
        Set<String> leads,
        Set<String> calls,
        Set<String> jobs,
        Set<String> lanes,
        Set<String> mentions) {
    static Trace of(TeamId team, Phone phone) {
        return new Trace(team, phone, Set.of(), Set.of(), Set.of(), Set.of(), Set.of(phone.digits()));
    }

    public Trace withLeads(Collection<String> more) {
        return new Trace(team, phone, union(leads, more), calls, jobs, lanes, mentions);
    }

    public Trace withCalls(Collection<String> more) {
        return new Trace(team, phone, leads, union(calls, more), jobs, lanes, mentions);
    }

    public Trace withJobs(Collection<String> more) {
        return new Trace(team, phone, leads, calls, union(jobs, more), lanes, mentions);
    }

    public Trace withLanes(Collection<String> more) {
        return new Trace(team, phone, leads, calls, jobs, union(lanes, more), mentions);
    }

    public Trace withMentions(Collection<String> more) {
        return new Trace(team, phone, leads, calls, jobs, lanes, union(mentions, more));
    }

    /** Those calls that are Parley's own: the ids that are UUIDs. */
    public Set<String> ownCalls() {
        return calls.stream().filter(id -> id.matches(Uuids.PATTERN)).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> union(Set<String> some, Collection<String> more) {
        var all = new TreeSet<>(some);
        all.addAll(more);
        return Set.copyOf(all);
    }
}
