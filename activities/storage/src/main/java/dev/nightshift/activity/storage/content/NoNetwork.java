package dev.nightshift.activity.storage.content;

import java.io.IOException;
import java.net.ProtocolFamily;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Pipe;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.AbstractSelector;
import java.nio.channels.spi.SelectorProvider;
import java.util.Set;

/**
 * Refuses every connection that Java code of this process could open. Public with a public constructor
 * because the JDK makes it, by name.
 */
public final class NoNetwork extends SelectorProvider {
    private static final Set<String> LOCAL = Set.of("file", "jar", "jrt", "jmod");

    /** Refuses by any way that {@link java.nio.channels.spi.SelectorProvider} does not cover. */
    @SuppressWarnings("deprecation") // There is no other way to refuse plain sockets.
    static void install() throws IOException {
        Socket.setSocketImplFactory(() -> {
            throw new IllegalStateException(refused().getMessage());
        });
        ServerSocket.setSocketFactory(() -> {
            throw new IllegalStateException(refused().getMessage());
        });
        URL.setURLStreamHandlerFactory(scheme -> LOCAL.contains(scheme) ? null : new Refusal());
    }

    private static IOException refused() {
        return new IOException("a parser has no network");
    }

    @Override
    public DatagramChannel openDatagramChannel() throws IOException {
        throw refused();
    }

    @Override
    public DatagramChannel openDatagramChannel(ProtocolFamily family) throws IOException {
        throw refused();
    }

    @Override
    public Pipe openPipe() throws IOException {
        throw refused();
    }

    @Override
    public AbstractSelector openSelector() throws IOException {
        throw refused();
    }

    @Override
    public ServerSocketChannel openServerSocketChannel() throws IOException {
        throw refused();
    }

    @Override
    public SocketChannel openSocketChannel() throws IOException {
        throw refused();
    }

    private static final class Refusal extends URLStreamHandler {
        @Override
        protected URLConnection openConnection(URL url) throws IOException {
            throw refused();
        }
    }
}
