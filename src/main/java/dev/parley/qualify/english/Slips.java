package dev.parley.qualify.english;

import java.util.stream.IntStream;

/** How far apart two words are: letters added, left out, changed or swapped (Damerau-Levenshtein, restricted). */
final class Slips {
    private Slips() {}

    static boolean alike(String heard, String meant, int most) {
        return Math.abs(heard.length() - meant.length()) <= most && count(heard, meant) <= most;
    }

    static int count(String a, String b) {
        var rows = new int[a.length() + 1][];
        rows[0] = IntStream.rangeClosed(0, b.length()).toArray();
        for (int i = 1; i <= a.length(); i++) {
            rows[i] = new int[b.length() + 1];
            rows[i][0] = i;
            for (int j = 1; j <= b.length(); j++) {
                var same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                rows[i][j] = Math.min(Math.min(rows[i - 1][j], rows[i][j - 1]) + 1, rows[i - 1][j - 1] + same);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
                }
            }
        }
        return rows[a.length()][b.length()];
    }
}
