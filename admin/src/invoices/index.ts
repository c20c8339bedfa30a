import icon from '@mui/icons-material/ReceiptLongOutlined';
export default { icon };
