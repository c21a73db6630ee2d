package dev.nightshift.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Finds ports of the loopback interface that nobody listens on. */
final class Ports {
    private static final int CONNECT_MILLIS = 1_000;

    private Ports() {}

    /**
     * Returns the port that a part shall listen on.
     *
     * @param fixed by the user, who then gets this or an error
     * @param remembered from an earlier start, 0 if there was none
     * @param notes is told when the port that one would expect is taken
     */
    static int choose(String part, OptionalInt fixed, int remembered, int usual, Consumer<String> notes) {
        if (fixed.isPresent()) {
            if (!isFree(fixed.getAsInt())) {
                throw new StackException("port " + fixed.getAsInt() + ", wanted for " + part
                        + ", is taken by another program, which is left alone. Free it, or name another port.");
            }
            return fixed.getAsInt();
        }
        int port = IntStream.of(remembered, usual)
                .filter(candidate -> candidate > 0 && isFree(candidate))
                .findFirst()
                .orElseGet(Ports::anyFree);
        int expected = remembered > 0 ? remembered : usual;
        if (port != expected) {
            notes.accept("Port " + expected + " is taken by another program; " + part + " uses " + port + ".");
        }
        return port;
    }

    static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
        } catch (IOException e) {
            return false;
        }
        // Some systems let one bind beside a server that listens on every interface.
        return !isListening(port);
    }

    static boolean isListening(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    static int anyFree() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new StackException("no free port on the loopback interface: " + e, e);
        }
    }
}
