// EPUBCheck over many books in one Java: one line for each complaint, one for each book.
// Fails on errors and on warnings. Run from source by epubcheck.sh.
import com.adobe.epubcheck.api.EPUBLocation;
import com.adobe.epubcheck.api.EpubCheck;
import com.adobe.epubcheck.messages.Message;
import com.adobe.epubcheck.messages.MessageId;
import com.adobe.epubcheck.messages.Severity;
import com.adobe.epubcheck.util.DefaultReportImpl;
import java.io.File;

public class Batch {
    static final class Report extends DefaultReportImpl {
        final String book;
        int complaints = 0;

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
            ++complaints;
            System.out.println(severity + "(" + message.getID() + "): " + book + "/"
                    + location.getPath() + "(" + location.getLine() + "," + location.getColumn()
                    + "): " + message.getMessage(arguments));
        }
    }

    public static void main(String[] books) {
        boolean clean = true;
        for (String book : books) {
            Report report = new Report(book);
            new EpubCheck(new File(book), report).doValidate();
            System.out.println(book + ": " + report.complaints + " errors and warnings");
            clean = clean && report.complaints == 0;
        }
        System.exit(clean ? 0 : 1);
    }
}
