package dev.parley.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The pages as files: each leads to all the others, and none brings script or style that the policy forbids. */
class PagesTest {
    private static final Path PAGES = Path.of("src/main/resources/META-INF/resources");
    private static final Pattern NAV = Pattern.compile("(?s)<nav class=\"pages\" aria-label=\"Pages\">(.*?)</nav>");
    private static final Pattern LINK = Pattern.compile("<a href=\"([^\"]+)\"");

    @Test
    void everyPageLeadsToTheSamePages() throws IOException {
        var first = links(PAGES.resolve("index.html"));
        assertThat(first).contains("./", "leads.html");
        assertThat(first.stream().filter(link -> !link.equals("./")).map(PAGES::resolve))
                .allMatch(Files::exists);
        assertThat(pages())
                .allSatisfy(page -> assertThat(links(page)).as(page.toString()).isEqualTo(first));
    }

    @Test
    void aPageThatIsLedToSaysThatItIsTheOneShown() throws IOException {
        for (var page : pages()) {
            var name = page.getFileName().toString();
            var link = name.equals("index.html") ? "./" : name;
            if (links(page).contains(link)) {
                assertThat(nav(page)).as(name).contains("<a href=\"" + link + "\" aria-current=\"page\">");
            }
        }
    }

    @Test
    void noPageBringsScriptOrStyleInItself() throws IOException {
        for (var page : pages()) {
            assertThat(Files.readString(page))
                    .as(page.toString())
                    .doesNotContainPattern("<script(?![^>]* src=)")
                    .doesNotContainPattern("<style|\\sstyle=|\\son[a-z]+=")
                    .contains("<html lang=\"en\"", "name=\"viewport\"");
        }
    }

    private static List<Path> pages() throws IOException {
        try (var files = Files.list(PAGES)) {
            return files.filter(file -> file.toString().endsWith(".html")).toList();
        }
    }

    private static List<String> links(Path page) {
        return LINK.matcher(nav(page)).results().map(link -> link.group(1)).toList();
    }

    private static String nav(Path page) {
        try {
            var nav = NAV.matcher(Files.readString(page));
            return nav.find() ? nav.group(1) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
