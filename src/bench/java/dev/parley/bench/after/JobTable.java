package dev.parley.bench.after;

import dev.parley.crm.Origin;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Parley's jobs as PostgreSQL has them. For one thread. */
public final class JobTable implements AutoCloseable {
    private final Connection database;

    /** @param keys where PostgreSQL is, as Parley is told */
    public JobTable(Map<String, String> keys) throws SQLException {
        database = DriverManager.getConnection(
                keys.get("quarkus.datasource.jdbc.url"),
                keys.get("quarkus.datasource.username"),
                keys.get("quarkus.datasource.password"));
        try (var statement = database.createStatement()) {
            statement.execute("set parley.team to 'every'");
        }
    }

    /** Jobs by state: waiting, working, done, dead. */
    public Map<String, Long> states() throws SQLException {
        var states = new HashMap<>(Map.of("waiting", 0L, "working", 0L, "done", 0L, "dead", 0L));
        ask("select state, count(*) from jobs group by state", row -> states.put(row.getString(1), row.getLong(2)));
        return states;
    }

    /** Jobs that are neither done nor dead. */
    public long open() throws SQLException {
        var states = states();
        return states.getOrDefault("waiting", 0L) + states.getOrDefault("working", 0L);
    }

    /** The keys of the jobs that are done, by lane, in the order in which they arrived. */
    public Map<String, List<String>> arrivals() throws SQLException {
        var lanes = new HashMap<String, List<String>>();
        ask("select lane, key from jobs order by position", row -> lanes.computeIfAbsent(
                        row.getString(1), lane -> new ArrayList<>())
                .add(row.getString(2)));
        return lanes;
    }

    /** What the CRM must have been told, by the steps that are done: Idempotency-Keys. */
    public Set<String> written() throws SQLException {
        var keys = new HashSet<String>();
        ask(
                "select job_id, name from job_steps where result like '{\"target\":%'",
                row -> keys.add(new Origin(1, UUID.fromString(row.getString(1)), row.getString(2)).key()));
        return keys;
    }

    /** How many takes and failed tries there were beyond one for each job. */
    public List<Long> again() throws SQLException {
        var sums = new ArrayList<Long>();
        ask(
                "select coalesce(sum(takes - 1), 0), coalesce(sum(attempts), 0), coalesce(max(attempts), 0) from jobs",
                row -> {
                    sums.add(row.getLong(1));
                    sums.add(row.getLong(2));
                    sums.add(row.getLong(3));
                });
        return sums;
    }

    /** Why jobs were given up. */
    public List<String> errors() throws SQLException {
        var errors = new ArrayList<String>();
        ask(
                "select count(*) || ' x ' || last_error from jobs where last_error <> '' group by last_error",
                row -> errors.add(row.getString(1)));
        return errors;
    }

    /** Jobs a second between the job that ended as a quarter of them had and the last one. */
    public double pace() throws SQLException {
        var pace = new ArrayList<Double>();
        ask("""
                select (count(*) filter (where part > 1) / extract(epoch from max(finished_at)
                        - max(finished_at) filter (where part = 1)))::float8
                from (select finished_at, ntile(4) over (order by finished_at) part from jobs) quarters""", row -> pace.add(row.getDouble(1)));
        return pace.getFirst();
    }

    /** Transactions that were committed so far. */
    public long commits() throws SQLException {
        var commits = new ArrayList<Long>();
        ask(
                "select xact_commit from pg_stat_database where datname = current_database()",
                row -> commits.add(row.getLong(1)));
        return commits.getFirst();
    }

    /** Forgets all jobs and what came of them. */
    public void clear() throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute("delete from ai_call_insights");
            statement.execute("delete from call_events");
            statement.execute("delete from jobs");
        }
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }

    private interface Row {
        void read(ResultSet row) throws SQLException;
    }

    private void ask(String query, Row each) throws SQLException {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                each.read(rows);
            }
        }
    }
}
