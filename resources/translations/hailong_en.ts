<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="vi">
<context>
    <name>ContactFields</name>
    <message>
        <source>Liên hệ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Họ tên</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Họ tên người liên hệ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Điện thoại</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Điện thoại liên hệ</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Chọn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nhập mã đăng ký…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Doanh nghiệp đứng tên tờ khai</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RatingLine</name>
    <message>
        <source>Không có trong danh mục, sẽ gửi đúng như Quý doanh nghiệp ghi.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phím 1 đến 5 chọn số sao, ← → thay đổi, 0 bỏ chọn, ↓ đến lý do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không gặp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không gặp: {subject}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bỏ dòng này (Delete)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bỏ dòng {subject}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lý do, có thể chọn một hoặc nhiều: {subject}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nói rõ thêm: {subject}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xem cả danh sách (↓)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SentList</name>
    <message>
        <source>Phiếu đã gửi của tờ khai này</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rút lại để sửa</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sửa và gửi lại</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Biên nhận {number}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SheetFooter</name>
    <message>
        <source>Bỏ qua thì tờ khai vẫn nằm trong danh sách chờ đánh giá, và hôm nay sẽ không hỏi lại. Ý kiến của Quý doanh nghiệp giúp cơ quan hải quan phục vụ tốt hơn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bỏ qua</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quay lại</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vẫn bỏ qua</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ghi nhận</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xem lại trước khi gửi ({key})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sửa</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quay lại viết tiếp ({key})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gửi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lưu và gửi cơ quan hải quan ({key})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SheetForm</name>
    <message>
        <source>+ Đơn vị</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>+ Đội</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>+ Khâu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>+ Công chức</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thêm dòng: {kind}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SheetHeader</name>
    <message>
        <source>Sao chép số</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sao chép cả 12 chữ số (Ctrl+Shift+C)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tờ khai {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sao chép số tờ khai {number}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SheetPanel</name>
    <message>
        <source>Chọn một tờ khai trong danh sách để đánh giá.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phiếu đánh giá</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phiếu này vừa đổi trạng thái. Xin mở lại tờ khai để xem.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã lưu, sẽ gửi ngay: tờ khai {number}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StarRating</name>
    <message>
        <source>chưa chọn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{level} trên 5, {word}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>failures</name>
    <message>
        <source>Phần mềm gặp lỗi ngoài dự kiến.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phiếu đã ghi nhận và đã gửi vẫn được giữ trên máy này.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Có thể làm việc tiếp. Nếu lỗi lặp lại, xin sao chép chi tiết và gửi cho bộ phận hỗ trợ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phiếu vẫn được giữ trên máy này và sẽ tự gửi khi kết nối trở lại.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phiếu vẫn được giữ trên máy này, chưa gửi đi được.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nội dung đã viết vẫn được giữ trên máy này.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Việc vừa làm chưa được lưu; những gì đã lưu trước đó vẫn còn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Máy này chưa nối mạng, hoặc không tìm thấy địa chỉ dịch vụ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xin kiểm tra kết nối mạng.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dịch vụ của hải quan hiện không hoạt động.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dịch vụ của hải quan chưa trả lời.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không xác thực được chứng chỉ của dịch vụ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xin báo người quản trị mạng: có thể một thiết bị trong mạng đang kiểm tra kết nối bảo mật.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Máy chủ proxy của cơ quan không cho kết nối đi qua.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xin báo người quản trị mạng.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kết nối bị ngắt giữa chừng.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trả lời nhận được không phải của dịch vụ hải quan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nếu mạng này đòi đăng nhập, xin đăng nhập trong trình duyệt trước.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dịch vụ của hải quan đang gặp sự cố.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dịch vụ của hải quan đang bận.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trả lời của dịch vụ hải quan không đọc được.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Biên nhận của dịch vụ không xác thực được.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Máy này chưa đăng ký với cơ quan hải quan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xin đăng ký trong trang Cài đặt, bằng mã do cơ quan hải quan cấp.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không lấy được khóa bảo mật của máy này từ kho khóa của hệ thống.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xin mở khóa kho khóa của hệ thống, hoặc đăng ký lại trong trang Cài đặt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dịch vụ không nhận ra máy này.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xin đăng ký lại trong trang Cài đặt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đồng hồ của máy này lệch quá nhiều so với dịch vụ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xin chỉnh lại ngày giờ của máy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đăng ký của máy này đã hết hiệu lực.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xin liên hệ cơ quan hải quan để được cấp mã, rồi đăng ký lại trong trang Cài đặt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phiên bản phần mềm này đã cũ, dịch vụ không còn nhận.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xin cập nhật phần mềm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mã đăng ký không đúng, đã dùng rồi hoặc đã hết hạn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xin kiểm tra lại mã, hoặc xin cơ quan hải quan cấp mã mới.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chưa liên lạc được với dịch vụ của hải quan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dịch vụ của hải quan tạm dừng nhận phiếu từ máy này.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xin xem lại đăng ký trong trang Cài đặt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cơ quan hải quan đang giữ một phiếu cùng mã số nhưng khác nội dung.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xin mở lại phiếu, kiểm tra rồi gửi bản mới.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tờ khai này đã có phiếu đánh giá được gửi từ máy khác.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nếu cần thay đổi, xin sửa rồi gửi bản mới.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phiếu có nội dung không hợp lệ nên chưa được tiếp nhận.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xin sửa rồi gửi lại.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cơ quan hải quan đã gỡ bỏ phiếu này.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cơ quan hải quan chưa nhận được phiếu này.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ổ đĩa đã đầy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xin giải phóng dung lượng rồi làm lại.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dữ liệu đang được một chương trình khác sử dụng.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xin đóng cửa sổ Hài Lòng khác, nếu có, rồi làm lại.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tệp dữ liệu trên máy này bị hỏng.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xin giữ nguyên tệp và liên hệ bộ phận hỗ trợ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thư mục dữ liệu không cho phép ghi.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xin kiểm tra quyền của thư mục dữ liệu.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dữ liệu trên máy này do một phiên bản mới hơn tạo ra.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không đọc hoặc ghi được dữ liệu trên máy này.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xin làm lại; nếu vẫn không được, xin liên hệ bộ phận hỗ trợ.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>moments</name>
    <message>
        <source>{time} {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hôm nay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hôm qua</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ngay bây giờ</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>sau %n giây</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>sau %n phút</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>vi</source>
        <comment>the code of this language: en in the English translation</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Có hiệu lực từ {day}, còn %n ngày</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Có hiệu lực từ {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hết hiệu lực từ {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tạm ngưng hiệu lực từ {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rất hài lòng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hài lòng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bình thường</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không hài lòng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rất không hài lòng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đơn vị</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đội</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Khâu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Công chức</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nhập</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xuất</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chưa rõ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xanh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vàng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đỏ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chưa phân luồng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Luồng xanh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Luồng vàng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Luồng đỏ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bản nháp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã khai, chờ cấp số</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã đăng ký</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã phân luồng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đưa về bảo quản</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Giải phóng hàng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thông quan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã hủy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trong khi làm thủ tục</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sau khi thông quan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đang viết</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã ghi nhận</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chờ gửi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đang gửi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã tiếp nhận</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đang xử lý</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã trả lời</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cần sửa lại</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã gỡ bỏ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã rút lại</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã có bản mới</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phiếu đang viết dở, được giữ trên máy này.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phiếu đã ghi nhận trên máy này, chưa gửi.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phiếu đã lưu trên máy này và sẽ tự gửi đi.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phiếu đang được gửi tới cơ quan hải quan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cơ quan hải quan đã nhận phiếu và cấp biên nhận.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cơ quan hải quan đang kiểm tra, xử lý.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cơ quan hải quan đã phản hồi kết quả xử lý.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cơ quan hải quan chưa nhận được phiếu này. Xin sửa rồi gửi lại.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cơ quan hải quan đã gỡ bỏ phiếu này.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phiếu đã được rút lại trước khi gửi đi.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phiếu này đã được thay bằng một bản mới hơn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xin chọn mức độ hài lòng ở ít nhất một dòng.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dòng đã ghi “không gặp” thì không chọn mức độ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xin ghi tên hoặc mô tả đối tượng được đánh giá.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đối tượng này đã có ở một dòng khác.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Một phiếu có nhiều nhất 50 dòng đánh giá.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nội dung dài quá giới hạn cho phép.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tờ khai chưa được phân luồng nên chưa đánh giá được.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xin chọn doanh nghiệp của tờ khai này.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xin nói rõ thêm để cơ quan hải quan kiểm tra, xử lý.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xin ghi đầu mối liên hệ (họ tên, điện thoại) để nhận phản hồi.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mới ban hành</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mới có hiệu lực</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sắp có hiệu lực</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hướng dẫn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tất cả</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Còn hiệu lực</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chưa có hiệu lực</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hết hiệu lực</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hết hiệu lực một phần</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tạm ngưng hiệu lực</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chưa rõ ngày có hiệu lực</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Văn bản hướng dẫn</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
