package dev.nightshift.activity.storage.content;

import static dev.nightshift.activity.storage.content.AnswerFields.readInstant;
import static dev.nightshift.activity.storage.content.AnswerFields.readText;
import static dev.nightshift.activity.storage.content.AnswerFields.writeInstant;
import static dev.nightshift.activity.storage.content.AnswerFields.writeText;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The members of a {@link ParseAnswer} as bytes. No file is named: a member's is named by its number. */
final class AnswerMembers {
    private AnswerMembers() {}

    static void write(ParseAnswer.Unpacked answer, DataOutputStream out) throws IOException {
        out.writeLong(answer.next());
        out.writeInt(answer.members().size());
        for (Member member : answer.members()) {
            writeText(member.name(), out);
            out.writeBoolean(member instanceof Member.Unpacked);
            if (member instanceof Member.Unpacked unpacked) {
                writeInstant(unpacked.modified(), out);
            } else {
                writeText(((Member.Refused) member).reason(), out);
            }
        }
    }

    static ParseAnswer.Unpacked read(DataInputStream in, ParseRequest.Unpacking asked) throws IOException {
        long next = in.readLong();
        List<Member> members = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            String name = MemberWriter.cleanName(readText(in));
            if (in.readBoolean()) {
                members.add(new Member.Unpacked(name, file(asked, members.size()), readInstant(in)));
            } else {
                members.add(new Member.Refused(name, readText(in)));
            }
        }
        boolean goesOn = next > asked.from() && !members.isEmpty();
        if (next != ContainerParser.END && next != ContainerParser.TOO_MUCH && !goesOn) {
            throw new Frames.GarbageException("a stretch without members that is not the last");
        }
        return new ParseAnswer.Unpacked(members, next);
    }

    private static Path file(ParseRequest.Unpacking asked, int number) throws IOException {
        Path file = Path.of(asked.folder()).resolve(Integer.toString(number));
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new Frames.GarbageException("a member without a file");
        }
        return file;
    }
}
