// EPUBCheck over many books in one Java, since starting it is most of the time. Every finding that
// is a warning or worse is one line, SEVERITY <tab> ID <tab> BOOK <tab> PLACE <tab> WORDS; after
// each book comes "DONE <tab> BOOK". epubcheck.py runs it from source, with 5.3.0 and with 4.2.6.
import com.adobe.epubcheck.api.EPUBLocation;
import com.adobe.epubcheck.api.EpubCheck;
import com.adobe.epubcheck.messages.Message;
import com.adobe.epubcheck.messages.Severity;
import com.adobe.epubcheck.util.DefaultReportImpl;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

public class EpubCheckBatch {
    static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    static final class Report extends DefaultReportImpl {
        final String book;

        Report(String book) {
            super(book);
            this.book = book;
        }

        @Override
        public void message(Message message, EPUBLocation location, Object... arguments) {
            Severity severity = message.getSeverity();
            boolean counts = severity == Severity.FATAL || severity == Severity.ERROR
                    || severity == Severity.WARNING;
            if (!counts) return;
            String place = location.getPath() + ":" + location.getLine() + ":" + location.getColumn();
            OUT.println(String.join("\t", severity.toString(), message.getID().toString(), book, place,
                    message.getMessage(arguments).replaceAll("\\s+", " ")));
        }
    }

    public static void main(String[] books) {
        for (String book : books) {
            new EpubCheck(new File(book), new Report(book)).doValidate();
            OUT.println("DONE\t" + book);
        }
    }
}
