package dev.nightshift.persistence;

import java.util.Properties;

/** How every connection is made. */
final class Connections {
    private Connections() {}

    static Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("currentSchema", Database.SCHEMA);
        properties.setProperty("ApplicationName", "nightshift");
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("tcpKeepAlive", "true");
        return properties;
    }
}
