import icon from '@mui/icons-material/ContactsOutlined';
export default { icon };
