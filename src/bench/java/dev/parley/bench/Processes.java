package dev.parley.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;

/** What the kernel knows of a process and of the machine, read from proc(5). */
final class Processes {
    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;
    private static final int ENDED_CHILDREN_USER_TIME = 13;
    private static final int ENDED_CHILDREN_SYSTEM_TIME = 14;
    private static final double TICKS_PER_SECOND = 100;

    private Processes() {}

    /** Seconds of processor time used so far, in user space and in the kernel. */
    static double processorSeconds(long pid) {
        return seconds(pid, USER_TIME, SYSTEM_TIME);
    }

    /** Seconds of processor time of the children that have ended, and of theirs. */
    static double secondsOfEndedChildren(long pid) {
        return seconds(pid, ENDED_CHILDREN_USER_TIME, ENDED_CHILDREN_SYSTEM_TIME);
    }

    /** Seconds of processor time of a process and all that it has started and that still run. */
    static double secondsOfFamily(long pid) {
        return secondsIfAlive(pid)
                + ProcessHandle.of(pid).stream()
                        .flatMap(ProcessHandle::descendants)
                        .mapToDouble(process -> secondsIfAlive(process.pid()))
                        .sum();
    }

    private static double seconds(long pid, int user, int system) {
        var stat = read(Path.of("/proc", Long.toString(pid), "stat"));
        // the name in brackets before them may hold spaces
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[user]) + Long.parseLong(fields[system])) / TICKS_PER_SECOND;
    }

    /** Memory that is really there, in MB. */
    static double residentMegabytes(long pid) {
        return read(Path.of("/proc", Long.toString(pid), "status"))
                .lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D+", "")) / 1024)
                .sum();
    }

    /** Seconds of processor time that all of the machine has used so far, whoever used them. */
    static double machineSeconds() {
        var fields =
                read(Path.of("/proc/stat")).lines().findFirst().orElseThrow().split("\\s+");
        double all = 0;
        for (int i = 1; i < Math.min(fields.length, 9); i++) {
            boolean idle = i == 4 || i == 5;
            all += idle ? 0 : Double.parseDouble(fields[i]);
        }
        return all / TICKS_PER_SECOND;
    }

    /**
     * Seconds that this JVM, all whose command line names this folder, and all that any of them started have used.
     * Processes that have ended do not count.
     */
    static double secondsOfAllAbout(Path folder) {
        var ours = new HashSet<ProcessHandle>();
        ours.add(ProcessHandle.current());
        ProcessHandle.allProcesses()
                .filter(process -> commandLine(process.pid()).contains(folder.toString()))
                .forEach(ours::add);
        List.copyOf(ours).forEach(process -> process.descendants().forEach(ours::add));
        return ours.stream()
                .mapToDouble(process -> secondsIfAlive(process.pid()))
                .sum();
    }

    private static String commandLine(long pid) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"));
        } catch (IOException e) {
            return "";
        }
    }

    private static double secondsIfAlive(long pid) {
        try {
            return processorSeconds(pid);
        } catch (UncheckedIOException e) {
            return 0;
        }
    }

    /** Over the last minute. */
    static String loadAverage() {
        return read(Path.of("/proc/loadavg")).split(" ")[0];
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
