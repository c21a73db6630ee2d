package dev.nightshift.activity.storage.content;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/** A parser process with one more format, whose parser does whatever bad thing the file asks for. */
public final class FixtureChild {
    static final List<ContentFormat> FORMATS = Stream.concat(
                    ContentFormats.ALL.stream(),
                    Stream.of(new ContentFormat(
                            "a bad file",
                            "text/bad",
                            Set.of("bad"),
                            ContentSignature.UNKNOWN,
                            () -> FixtureChild::misbehave)))
            .toList();

    private static final List<byte[]> LEAK = new ArrayList<>();

    private FixtureChild() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        new ExtractionChild(FORMATS).serve();
    }

    private static void misbehave(Path file, DocumentDraft draft) throws IOException, BrokenContentException {
        String order = Files.readString(file).strip();
        switch (order.split(" ")[0]) {
            case "hang" -> hang();
            case "exit" -> System.exit(0);
            case "halt" -> Runtime.getRuntime().halt(139);
            case "memory" -> exhaustMemory();
            case "direct" -> ByteBuffer.allocateDirect(1 << 30);
            case "stack" -> misbehave(file, draft);
            case "garbage" -> writeRaw("not a frame at all");
            case "forged" -> Frames.write(new ParseAnswer.Refused("is forged").toBytes(0), raw());
            case "huge" -> writeRaw("NSFX\u007f\u0000\u0000\u0000");
            case "print" -> System.out.println("stray words");
            case "shout" -> shout();
            case "litter" -> Files.writeString(Files.createTempFile("litter", null), "x".repeat(100_000));
            case "leak" -> LEAK.add(new byte[30 << 20]);
            case "throw" -> throw new IllegalStateException("a bug in the parser");
            case "environment" ->
                draft.append("environment: " + new TreeSet<>(System.getenv().keySet()));
            case "network" -> draft.append(network(Integer.parseInt(order.split(" ")[1])));
            default -> throw new BrokenContentException("orders nothing known");
        }
        draft.append("survived " + order);
    }

    private static void hang() {
        boolean interrupted = false;
        while (!interrupted) {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
    }

    private static void exhaustMemory() {
        List<byte[]> blocks = new ArrayList<>();
        while (true) {
            blocks.add(new byte[1 << 20]);
        }
    }

    private static void shout() {
        for (int i = 0; i < 100_000; i++) {
            System.err.println("words that nobody reads, and that must not fill a pipe");
        }
    }

    private static String network(int port) throws IOException {
        List<String> opened = new ArrayList<>();
        try {
            new URL("http://127.0.0.1:" + port + "/").openStream().close();
            opened.add("url");
        } catch (IOException e) {
            // Refused, as it should be.
        }
        try (Socket socket = new Socket("127.0.0.1", port)) {
            opened.add("socket " + socket.getPort());
        } catch (IOException | IllegalStateException e) {
            // Refused, as it should be.
        }
        try (SocketChannel channel = SocketChannel.open()) {
            opened.add("channel " + channel.isOpen());
        } catch (IOException e) {
            // Refused, as it should be.
        }
        return "opened: " + opened + " ";
    }

    private static FileOutputStream raw() {
        return new FileOutputStream(FileDescriptor.out);
    }

    private static void writeRaw(String text) throws IOException {
        raw().write(text.getBytes(StandardCharsets.UTF_8));
    }
}
