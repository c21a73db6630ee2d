package dev.nightshift.persistence;

import dev.nightshift.config.Env;
import java.util.regex.Pattern;

/** What of a database's URL may be shown. */
final class JdbcUrl {
    private static final String MASK = "***";
    /** The driver takes no user before the host, but who writes one there writes the password too. */
    private static final Pattern USER = Pattern.compile("^((?:jdbc:)?[a-z]+:(?://)?)?.*@", Pattern.DOTALL);

    private static final String PREFIX = "jdbc:postgresql:";

    private JdbcUrl() {}

    /** Reads {@code DATABASE_URL}. */
    static String required(Env env) {
        String url = env.required("DATABASE_URL", JdbcUrl::masked);
        if (!url.isEmpty() && !url.startsWith(PREFIX)) {
            env.reject("DATABASE_URL", "must be like " + PREFIX + "//host:5432/database, but is " + masked(url));
        }
        return url;
    }

    /** Returns the URL with {@code ***} for all that follows the question mark, and for a user before the host. */
    static String masked(String url) {
        String address = address(url);
        return url.indexOf('?') < 0 ? address : address + "?" + MASK;
    }

    /** Returns the URL as far as the question mark, with {@code ***} for a user before the host. */
    static String address(String url) {
        int query = url.indexOf('?');
        String address = query < 0 ? url : url.substring(0, query);
        return USER.matcher(address).replaceFirst("$1" + MASK + "@");
    }
}
