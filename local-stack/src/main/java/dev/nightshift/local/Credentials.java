package dev.nightshift.local;

import dev.nightshift.config.Secret;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/**
 * The generated passwords of the database's roles.
 *
 * @param superuser of {@code postgres}, which only sets up the others
 * @param owner of the role that owns the tables
 * @param application of the role that the workers have
 * @param dispatcher of the role that may see which rows wait, and nothing else
 */
record Credentials(Secret superuser, Secret owner, Secret application, Secret dispatcher) {
    static final String SUPERUSER = "postgres";
    static final String OWNER = "nightshift_owner";
    static final String APPLICATION = "nightshift_application";
    static final String DISPATCHER = "nightshift_dispatcher";
    static final String DATABASE = "nightshift";

    private static final String FILE = "credentials.properties";
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Reads the passwords, or generates them if there are none yet. */
    static Credentials of(StackHome home) {
        Path file = home.file(FILE);
        try {
            if (Files.notExists(file)) {
                generate(home, file);
            }
            Properties read = new Properties();
            try (Reader reader = Files.newBufferedReader(file)) {
                read.load(reader);
            }
            return new Credentials(
                    secret(read, SUPERUSER, file),
                    secret(read, OWNER, file),
                    secret(read, APPLICATION, file),
                    secret(read, DISPATCHER, file));
        } catch (IOException e) {
            throw new StackException("cannot read " + file + ": " + e, e);
        }
    }

    private static void generate(StackHome home, Path file) throws IOException {
        if (Files.exists(home.file("postgres/data"))) {
            throw new StackException(file + " is gone, and with it the passwords of the database in this folder."
                    + "\nBring the file back, or give the data up with scripts/down --delete-data.");
        }
        Properties generated = new Properties();
        for (String role : new String[] {SUPERUSER, OWNER, APPLICATION, DISPATCHER}) {
            byte[] bytes = new byte[24];
            RANDOM.nextBytes(bytes);
            generated.setProperty(role, HexFormat.of().formatHex(bytes));
        }
        StringWriter text = new StringWriter();
        generated.store(text, "Passwords of the database roles of this stack");
        home.write(file, text.toString());
    }

    private static Secret secret(Properties read, String role, Path file) {
        String password = read.getProperty(role);
        if (password == null || password.isBlank()) {
            throw new StackException("the password of " + role + " is missing in " + file);
        }
        return new Secret(password);
    }
}
