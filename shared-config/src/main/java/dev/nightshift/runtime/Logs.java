package dev.nightshift.runtime;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts log settings into effect. */
final class Logs {
    private static final String APPENDER = "stderr";
    private static final String OURS = "dev.nightshift";

    private Logs() {}

    static void apply(LogSettings settings) {
        ILoggerFactory factory = LoggerFactory.getILoggerFactory();
        // A process that brings another logging library configures that itself.
        if (factory instanceof LoggerContext context) {
            ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
            Level level = Level.toLevel(settings.level());
            // What libraries tell at INFO, of pools opened and schemas checked, is no news for a person.
            root.setLevel(level == Level.INFO ? Level.WARN : level);
            context.getLogger(OURS).setLevel(level);
            if (settings.format().equals("json")) {
                useJson(context, root);
            }
        }
    }

    private static void useJson(LoggerContext context, ch.qos.logback.classic.Logger root) {
        Appender<ILoggingEvent> appender = root.getAppender(APPENDER);
        if (appender instanceof ConsoleAppender<ILoggingEvent> console) {
            JsonEncoder encoder = new JsonEncoder();
            encoder.setContext(context);
            encoder.setWithFormattedMessage(true);
            encoder.setWithMessage(false);
            encoder.setWithArguments(false);
            encoder.start();
            console.stop();
            console.setEncoder(encoder);
            console.start();
        }
    }
}
